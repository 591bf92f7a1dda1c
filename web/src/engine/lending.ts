import type { Program } from './protocol'

/** A model that trains, and whose steps others may compute parts of. */
export interface Borrower {
  program: Program
  /** From now on workers at the other ends of these ports do. */
  follow(ports: MessagePort[]): void
}

/** A worker in which no model trains. */
export interface Lender {
  follow(port: MessagePort, program: Program): void
}

/** Which idle workers compute for which models. */
export class Lending {
  #lent = new Map<Borrower, readonly Lender[]>()

  /** Each of the lenders to one of the borrowers, as evenly as may be. */
  share(borrowers: readonly Borrower[], lenders: readonly Lender[]): void {
    const before = this.#lent
    this.#lent = new Map()
    for (const [place, borrower] of borrowers.entries()) {
      const mine = lenders.filter((_, index) => index % borrowers.length === place)
      this.#lent.set(borrower, mine)
      if (!alike(mine, before.get(borrower) ?? [])) borrower.follow(mine.map((lender) => lent(lender, borrower)))
    }
    for (const [borrower, lenders] of before) if (lenders.length > 0 && !this.#lent.has(borrower)) borrower.follow([])
  }
}

function lent(lender: Lender, { program }: Borrower): MessagePort {
  const { port1, port2 } = new MessageChannel()
  lender.follow(port2, program)
  return port1
}

function alike(some: readonly Lender[], others: readonly Lender[]): boolean {
  return some.length === others.length && some.every((lender, index) => lender === others[index])
}
