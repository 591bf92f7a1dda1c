import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { folder, json, printed, refusal } from './program'

const quick = ['--steps', '5', '--widths', '8,8', '--trajectories', '4', '--points', '6']

let files: ReturnType<typeof folder>
beforeEach(() => {
  files = folder()
})
afterEach(() => files.remove())

// Of the levels of this project, those with fused multiply-add.
const fuses = /-v[34]$/.test(json('--version').level)

describe('hnn train --arithmetic', () => {
  it.skipIf(!fuses)('trains to other bits, and says so wherever it speaks of them', () => {
    const model = files.path('model.safetensors')
    const exact = json('train', 'spring', ...quick, '--out', files.path('exact'), '--moments')
    const fused = json('train', 'spring', ...quick, '--arithmetic', 'fused', '--out', model, '--moments')
    expect(exact.arithmetic).toBe('exact')
    expect(fused.arithmetic).toBe('fused')
    expect(fused.weights_hash).not.toBe(exact.weights_hash)
    expect(fused.train_loss).toBeCloseTo(exact.train_loss, 5)
    expect(printed('evaluate', model)).toContain('simulated data, fused arithmetic')
    expect(printed('evaluate', files.path('exact'))).not.toContain('arithmetic')
    expect(json('evaluate', model)).toMatchObject({ arithmetic: 'fused', weights_hash: fused.weights_hash })
    const link = 'task=spring&steps=5&widths=8,8&trajectories=4&points=6&models=hnn'
    expect(json('run', link, '--arithmetic', 'fused').hnn.weights_hash).toBe(fused.weights_hash)
    const resume = ['train', 'spring', '--steps', '9', '--resume']
    expect(json(...resume, model, '--arithmetic', 'fused').arithmetic).toBe('fused')
    expect(refusal(...resume, model)).toContain('in fused arithmetic, but this training is in exact arithmetic')
    expect(refusal(...resume, files.path('exact'), '--arithmetic', 'fused')).toContain('in exact arithmetic, but')
  })

  it.skipIf(fuses)('is refused where the processor cannot', () => {
    expect(refusal('train', 'spring', '--arithmetic', 'fused')).toContain('multiplies and adds in one instruction')
  })

  it('is one of two', () => {
    const sentence = 'The option --arithmetic is "rough", but it has to be exact or fused.'
    expect(refusal('train', 'spring', '--arithmetic', 'rough')).toBe(sentence)
    expect(refusal('bench', 'spring', '--arithmetic', 'rough')).toBe(sentence)
  })
})
