import type { Question } from '../../engine/model-client'
import type { RolloutRequest } from '../../engine/protocol'
import { sentence } from './errors'
import { weightsFrom } from './files'
import { Making } from './making'
import { withOtherWeights } from './model-state'
import { lookRequest } from './scene'
import { modelNamed } from './table'

/** The models as they learn: lets them train and rest. */
export class Learning extends Making {
  async play(): Promise<void> {
    this.wantsPlay = true
    this.change({})
    await this.each((id) => this.engine.model(id).play())
  }

  async pause(): Promise<void> {
    this.wantsPlay = false
    this.change({})
    await this.each((id) => this.engine.model(id).pause())
  }

  async step(): Promise<void> {
    this.wantsPlay = false
    this.change({})
    await this.each((id) => this.engine.model(id).step(1))
  }

  /** Back to the initial weights, which the seed determines. */
  async reset(): Promise<void> {
    this.wantsPlay = false
    await this.recreate('scratch')
  }

  /** Asks a model, or through it the law, how regular motions are, as the settings have them solved. */
  ask<T>(id: string, question: (...of: [...Parameters<Question<T>>, RolloutRequest]) => Promise<T>): Promise<T> {
    const { table, experiment, scene } = this
    if (!scene) return Promise.reject(new Error('There is no motion yet; wait for the data.'))
    const { rollout } = lookRequest(table, experiment, scene, modelNamed(table, id))
    return this.engine.model(id).ask((model) => question(model, rollout))
  }

  saveWeights(id: string): Promise<Uint8Array> {
    return this.engine.model(id).save()
  }

  async loadWeights(id: string, file: File): Promise<void> {
    const { [id]: _, ...others } = this.weightsErrors
    try {
      await this.engine.model(id).load(await weightsFrom(file, this.table.limits.model_bytes))
      const state = this.models.get(id)
      this.change({ weightsErrors: others })
      if (state) this.changeModel(id, withOtherWeights(state))
    } catch (error) {
      this.change({ weightsErrors: { ...others, [id]: `${file.name}: ${sentence(error)}` } })
    }
  }
}
