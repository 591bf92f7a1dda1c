// Times training steps with the module, in Node and in a browser's worker alike.

const warmUpSteps = 5
const blockMilliseconds = 60
const blocks = 15
// The size of the batch is what counts, not the data it is drawn from, which take long to make.
const mostTrajectories = 60

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]

function settingsOf(hnn, workload) {
  const { batch, trajectories } = hnn.experimentFromQuery(new URLSearchParams(workload).toString())
  return batch > 0 ? { ...workload, trajectories: Math.min(trajectories, mostTrajectories) } : workload
}

/**
 * For each workload the median time of a training step, its useful GFLOP/s and what multiplications and additions reach
 * in the same process, measured between the blocks of steps; the share is that of a block in the peaks before and after it,
 * so that whatever slows the machine slows both.
 */
export function measure(hnn, workloads, profile = false) {
  return workloads.map((workload) => {
    const trainer = new hnn.Trainer(settingsOf(hnn, workload))
    const timeBlock = (steps) => {
      const start = performance.now()
      trainer.train(steps)
      return (performance.now() - start) / steps
    }
    timeBlock(warmUpSteps)
    const steps = Math.max(1, Math.floor(blockMilliseconds / timeBlock(warmUpSteps)))
    const gflopsOf = (ms) => (trainer.stepOperations / ms) * 1e-6
    const times = []
    const peaks = [hnn.peakGflops()]
    const shares = []
    for (let block = 0; block < blocks; ++block) {
      times.push(timeBlock(steps))
      peaks.push(hnn.peakGflops())
      shares.push((2 * gflopsOf(times[block])) / (peaks[block] + peaks[block + 1]))
    }
    const ms = median(times)
    const result = { ms, gflops: gflopsOf(ms), peak: median(peaks), share: median(shares) }
    if (profile) result.profile = trainer.profile(Math.max(1, Math.floor(1000 / ms)))
    trainer.delete()
    return result
  })
}
