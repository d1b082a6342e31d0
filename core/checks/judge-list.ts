import { type Fix, type Verdict, fail, notApplicable, pass } from '../check.ts'
import type { Facts } from '../facts.ts'
import { asText, evidence, inResponse, remark } from './pointers.ts'
import { listOf } from './read-list.ts'
import { whenGranted } from './when.ts'

export interface ListRequirement {
  readonly member: string
  readonly expected: string
  readonly fix: Fix | string
  holds(list: readonly string[]): boolean
}

/** Judges one list of the metadata document; does not apply where the server leaves it out. */
export function judgeList({ discovery }: Facts, requirement: ListRequirement): Verdict {
  const { member, expected, fix } = requirement
  return whenGranted(discovery, ({ response, members }) => {
    const list = listOf(members[member])
    if (!list) return notApplicable(`The metadata has no list ${member}.`)
    const at = inResponse(response, `json.${member}`)
    return requirement.holds(list)
      ? pass(remark(at, asText(list.join(' '))))
      : fail(fix, evidence(at, expected, list.join(' ')))
  })
}
