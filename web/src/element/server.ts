/** What stands for the element where there is no page, as on a server that renders some: it can be imported, and is nothing. */
export class HnnPlayground {}
