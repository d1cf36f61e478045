/** For each owner, the last piece of work of each name that is still going on. */
const running = new WeakMap<object, Map<string, Promise<unknown>>>()

/**
 * Runs `work` after all earlier work of the same name has settled, so that changes of one entity wait for each other instead of undoing
 * each other. Names of different owners (stores) have nothing to do with each other.
 */
export function oneAtATime<T>(owner: object, name: string, work: () => Promise<T>): Promise<T> {
  let names = running.get(owner)
  if (!names) {
    names = new Map()
    running.set(owner, names)
  }
  const ofOwner = names
  const result = (ofOwner.get(name) ?? Promise.resolve()).then(work, work)
  ofOwner.set(name, result)
  const forget = () => {
    if (ofOwner.get(name) === result) ofOwner.delete(name)
  }
  result.then(forget, forget)
  return result
}
