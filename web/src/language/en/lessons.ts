export const lessons = {
  title: 'Lessons',
  stepOf: (step: number, steps: number) => `Step ${step} of ${steps}`,
  question: 'A question',
  answer: 'Answer',
  back: 'Back',
  next: 'Next',
  leave: 'Leave',
  done: '✓ Done',
  waiting: 'Waiting for you',
  /** another experiment is on the page */
  astray: 'The lesson is about another experiment than the one you see.',
  setUp: 'Set it up again',
}
