import * as fc from 'fast-check'

/** Runs a property; throws with the smallest counter-example when it does not hold. */
export function holds<Values>(property: fc.IProperty<Values>): void {
  // biome-ignore lint/nursery/noFloatingPromises: a synchronous property is checked at once; the rule reads the asynchronous overload
  fc.assert(property)
}
