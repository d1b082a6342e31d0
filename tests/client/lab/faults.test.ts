import { describe, expect, test } from 'vitest'
import {
  byStep,
  candidatesFor,
  type LabFault,
  matching,
  sampleOf,
} from '../../../client/lab/faults.ts'

const steps = ['discovery', 'authorization-request', 'token-request', 'refresh'] as const
const faults: readonly LabFault[] = steps.flatMap((step) =>
  Array.from({ length: 4 }, (_, place) => ({
    id: `${step}-${place}`,
    title: `Cause ${place} of ${step}`,
    step,
    symptom: `Something is seen ${place}.`,
  })),
)
const fault = faults[9] as LabFault

describe('The choice of causes', () => {
  test('holds the right one among five others, none twice', () => {
    const titles = candidatesFor(fault, faults, 'run').map(({ title }) => title)
    expect(titles).toContain(fault.title)
    expect(new Set(titles).size).toBe(6)
  })

  test('is of neighbouring steps', () => {
    const chosen = candidatesFor(fault, faults, 'run').map(({ step }) => step)
    expect(chosen).not.toContain('discovery')
  })

  test('is the same for the same run and in another order for another', () => {
    const order = (run: string) => candidatesFor(fault, faults, run).map(({ id }) => id)
    expect(order('one')).toEqual(order('one'))
    const places = ['a', 'b', 'c', 'd', 'e'].map((run) => order(run).indexOf(fault.id))
    expect(new Set(places).size).toBeGreaterThan(1)
  })
})

test('A sample is taken from all over the list', () => {
  expect(sampleOf(faults, 4).map(({ step }) => step)).toEqual(steps)
})

test('A sample of more than there are is all of them', () => {
  expect(sampleOf(faults, 100)).toBe(faults)
})

test('Titles are searched only where they are shown', () => {
  expect(matching(faults, 'cause 1', false)).toEqual([])
  expect(matching(faults, 'cause 1 refresh', true).map(({ id }) => id)).toEqual(['refresh-1'])
})

test('Faults are grouped in the order of the flow', () => {
  expect(byStep(faults).map(({ step }) => step)).toEqual(steps)
})
