// Times training steps with the module, in Node and in a browser's worker alike.

const warmUpSteps = 10
const blockSteps = 10
const blocks = 15

/** Median time of a training step, in ms, for each workload. */
export function measure(hnn, workloads) {
  return workloads.map((settings) => {
    const trainer = new hnn.Trainer(settings)
    trainer.train(warmUpSteps)
    const times = []
    for (let block = 0; block < blocks; ++block) {
      const start = performance.now()
      trainer.train(blockSteps)
      times.push((performance.now() - start) / blockSteps)
    }
    trainer.delete()
    return times.sort((a, b) => a - b)[Math.floor(blocks / 2)]
  })
}
