import { createHnn, createWorkerTrainer } from 'hnn-playground/engine'

const settings = { task: 'spring', widths: '16,16', trajectories: 10, points: 10, seed: 5 }
const hnn = await createHnn()
const trainer = new hnn.Trainer({ ...settings, model: 'baseline' })
trainer.train(20)
const inWorker = await createWorkerTrainer({ ...settings, model: 'hnn' })
await inWorker.train(20)
const { weightsHash } = await inWorker.evaluate()
await inWorker.delete()
console.log(JSON.stringify({ baseline: trainer.evaluate().weightsHash, hnn: weightsHash }))
