/** What each name means, in one line, and the section that defines it. */
export type Meanings = Readonly<Record<string, readonly [meaning: string, specification: string]>>
