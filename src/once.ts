/** What is worked out of a rule set, or of another object that does not change, once. */

/**
 * A function that works something out of an object at the first call, and remembers it for as long as the object lives.
 * In: how it is worked out. What throws is not remembered.
 */
export function onceFor<K extends object, V>(workOut: (of: K) => V): (of: K) => V {
  const known = new WeakMap<K, { readonly value: V }>();
  return (of) => {
    let found = known.get(of);
    if (found === undefined) {
      found = { value: workOut(of) };
      known.set(of, found);
    }
    return found.value;
  };
}
