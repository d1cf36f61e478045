/** Everything that a store may throw. Other rooms see no driver error. */
export class StoreError extends Error {
  override readonly name: string = 'StoreError'
}

/** The record breaks a rule of the store: a name that is too long, a key given twice, a body that is not JSON. Nothing was changed. */
export class InvalidRecordError extends StoreError {
  override readonly name = 'InvalidRecordError'
}

/** An insert or replacement would give a second record the same id or unique key. */
export class RecordExistsError extends StoreError {
  override readonly name = 'RecordExistsError'
  readonly collection: string
  readonly key: string
  constructor(collection: string, key: string) {
    super(`a ${collection} with key \`${key}\` exists`)
    this.collection = collection
    this.key = key
  }
}

/** The record to change is not there (any more). */
export class RecordNotFoundError extends StoreError {
  override readonly name = 'RecordNotFoundError'
}

/** Somebody else changed the record since it was read. */
export class VersionConflictError extends StoreError {
  override readonly name = 'VersionConflictError'
}

/** The change could not be written: disk full, read-only, server gone. Nothing was changed. */
export class StoreWriteError extends StoreError {
  override readonly name = 'StoreWriteError'
}

/** There is no state to work with: not a directory, not permitted, written by something else, damaged. The message says which. */
export class StoreOpenError extends StoreError {
  override readonly name = 'StoreOpenError'
}

/** The state could not be read. */
export class StoreReadError extends StoreError {
  override readonly name = 'StoreReadError'
}

/** The store was used after `close()`. */
export class StoreClosedError extends StoreError {
  override readonly name = 'StoreClosedError'
}
