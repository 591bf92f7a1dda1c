import { html, nothing, type TemplateResult } from 'lit'
import { words } from '../../../language'
import { pointOf } from '../../state/scene'
import type { Shown } from '../shown'
import type { LatentContent } from './latent-plane'

/** The motion in frames, as it is and as each model predicts it, and the start as a frame that can be posed. */
export function framesView(shown: Shown): TemplateResult {
  const { playground, cast, palette, clock, move, moved } = shown
  const { scene, start, models, task } = playground
  if (!scene || !start) return html`<div class="portrait-place">${words().views.drawingFrames}</div>`
  const { frame, momentum_per_velocity } = task
  if (frame === null || momentum_per_velocity === null)
    throw new Error(
      `The task ${task.id} is seen in frames, but its row doesn't say where the rod is in them, or what p is of its angular velocity.`,
    )
  return html`<hnn-films ?brief=${shown.fills} .scene=${scene} .start=${pointOf(start, scene.plane)} .models=${models} .cast=${cast}
    .geometry=${frame} .momentumPerVelocity=${momentum_per_velocity} .palette=${palette} .clock=${clock} @move=${move} @moved=${moved}></hnn-films>`
}

/** The plane of the states that each model has found, and whether they are what they should be. */
export function latentView({ playground, cast, labels, palette, clock }: Shown): TemplateResult {
  const { models, truth } = playground
  const planes = cast.models.map((model) => {
    const state = models.get(model.role.key)
    if (!state) return nothing
    const content: LatentContent = { shown: model, truthRole: cast.truth, time: labels.time, state, truth, palette }
    return html`<hnn-latent-plane .content=${content} .clock=${clock}></hnn-latent-plane>`
  })
  return html`<div class="portraits" data-count=${planes.length}>${planes}</div>
    <hnn-latent-table .models=${models} .cast=${cast}></hnn-latent-table>`
}
