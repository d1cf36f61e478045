import { RecordExistsError, RecordNotFoundError, VersionConflictError } from '../store/errors.ts'
import type { Change, ListEntry, Reader, Revision, Store, StoreRecord } from '../store/store.ts'
import { ServiceError } from '../util/service-error.ts'
import { oneAtATime } from './one-at-a-time.ts'

/** How one kind of entity is kept: the only place that knows its ids, unique keys and lists. */
export interface EntityKind<Body> {
  readonly collection: string
  /** What error messages call it. */
  readonly noun: string
  id(body: Body): string
  /** What callers know it by. */
  label(body: Body): string
  keys(body: Body): readonly string[]
  lists(body: Body): readonly ListEntry[]
}

/** The outcome of a change: the entity as it now is, and the revision from which on everybody can see it. */
export interface Changed<Body> {
  readonly entity: Body
  readonly revision: Revision
}

/**
 * How often a change that lost against one of another process is made again before the caller hears of it. Within a process changes of
 * one entity wait for each other (`one-at-a-time.ts`).
 */
const MAX_ATTEMPTS = 5

/** @throws ServiceError `EntityAlreadyExists` when the id or a unique key is taken */
export async function insertEntity<Body>(store: Store, kind: EntityKind<Body>, entity: Body): Promise<Changed<Body>> {
  const change: Change = { kind: 'insert', record: record(kind, entity) }
  try {
    return { entity, revision: await store.write(change) }
  } catch (error) {
    throw error instanceof RecordExistsError ? alreadyExists(kind, entity) : error
  }
}

/**
 * Reads the entity, lets `edit` make the new one, and writes it if nobody else changed it meanwhile; else starts again.
 * `edit` may throw a ServiceError to refuse. It returns the same object to change nothing.
 * @throws ServiceError `NoSuchEntity`, `EntityAlreadyExists`, or `ConcurrentModification` after several lost attempts
 */
export function updateEntity<Body>(
  store: Store,
  kind: EntityKind<Body>,
  id: string,
  edit: (entity: Body, reader: Reader) => Body | Promise<Body>,
): Promise<Changed<Body>> {
  return oneAtATime(store, `${kind.collection} ${id}`, () => tryToUpdate(store, kind, id, edit))
}

async function tryToUpdate<Body>(
  store: Store,
  kind: EntityKind<Body>,
  id: string,
  edit: (entity: Body, reader: Reader) => Body | Promise<Body>,
): Promise<Changed<Body>> {
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    const { before, entity, revision } = await store.read(async (reader) => {
      const [found] = await reader.get<Body>(kind.collection, [id])
      if (!found) throw noSuchEntity(kind, id)
      return { before: found, entity: await edit(found.body, reader), revision: reader.revision }
    })
    if (entity === before.body) return { entity, revision }
    const change: Change = { kind: 'replace', record: { ...record(kind, entity), version: before.version } }
    try {
      return { entity, revision: await store.write(change) }
    } catch (error) {
      if (error instanceof RecordExistsError) throw alreadyExists(kind, entity)
      if (!(error instanceof VersionConflictError || error instanceof RecordNotFoundError)) throw error
    }
  }
  throw concurrentModification(kind)
}

/**
 * Removes the entity unless `refuse` throws. A concurrent change starts the check again.
 * @throws ServiceError `NoSuchEntity`, or `ConcurrentModification` after several lost attempts
 */
export function removeEntity<Body>(
  store: Store,
  kind: EntityKind<Body>,
  id: string,
  refuse: (entity: Body, reader: Reader) => void | Promise<void>,
): Promise<Changed<Body>> {
  return oneAtATime(store, `${kind.collection} ${id}`, () => tryToRemove(store, kind, id, refuse))
}

async function tryToRemove<Body>(
  store: Store,
  kind: EntityKind<Body>,
  id: string,
  refuse: (entity: Body, reader: Reader) => void | Promise<void>,
): Promise<Changed<Body>> {
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    const before = await store.read(async (reader) => {
      const [found] = await reader.get<Body>(kind.collection, [id])
      if (!found) throw noSuchEntity(kind, id)
      await refuse(found.body, reader)
      return found
    })
    try {
      const revision = await store.write({ kind: 'remove', collection: kind.collection, id, version: before.version })
      return { entity: before.body, revision }
    } catch (error) {
      if (!(error instanceof VersionConflictError || error instanceof RecordNotFoundError)) throw error
    }
  }
  throw concurrentModification(kind)
}

/**
 * Writes the entity whether one of its id exists or not: the last writer wins.
 * @returns the entity that it took the place of, if any
 * @throws ServiceError `EntityAlreadyExists` when a unique key belongs to another entity, or `ConcurrentModification`
 */
export function putEntity<Body>(
  store: Store,
  kind: EntityKind<Body>,
  entity: Body,
): Promise<{ readonly revision: Revision; readonly replaced: Body | undefined }> {
  const id = kind.id(entity)
  return oneAtATime(store, `${kind.collection} ${id}`, async () => {
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      const [before] = await store.read((reader) => reader.get<Body>(kind.collection, [id]))
      const change: Change = before
        ? { kind: 'replace', record: { ...record(kind, entity), version: before.version } }
        : { kind: 'insert', record: record(kind, entity) }
      try {
        return { revision: await store.write(change), replaced: before?.body }
      } catch (error) {
        if (!isLostRace(error)) throw error
      }
    }
    throw concurrentModification(kind)
  })
}

/** Another process was faster; what was read is no more. */
function isLostRace(error: unknown): boolean {
  return (
    error instanceof VersionConflictError || error instanceof RecordNotFoundError || error instanceof RecordExistsError
  )
}

/** The bodies for `ids` that exist. */
export async function getEntities<Body>(
  reader: Reader,
  kind: EntityKind<Body>,
  ids: readonly string[],
): Promise<Body[]> {
  const records = await reader.get<Body>(kind.collection, ids)
  return records.flatMap((found) => (found ? [found.body] : []))
}

export async function getEntity<Body>(reader: Reader, kind: EntityKind<Body>, id: string): Promise<Body | undefined> {
  const [found] = await reader.get<Body>(kind.collection, [id])
  return found?.body
}

export async function findEntity<Body>(reader: Reader, kind: EntityKind<Body>, key: string): Promise<Body | undefined> {
  const [found] = await reader.getByKey<Body>(kind.collection, [key])
  return found?.body
}

/** Whether a list has any entry at all. */
export async function isListEmpty(reader: Reader, kind: EntityKind<never>, list: string): Promise<boolean> {
  const page = await reader.list(kind.collection, list, { limit: 1 })
  return page.items.length === 0
}

function record<Body>(kind: EntityKind<Body>, entity: Body): Omit<StoreRecord<Body>, 'version'> {
  return {
    collection: kind.collection,
    id: kind.id(entity),
    keys: kind.keys(entity),
    lists: kind.lists(entity),
    body: entity,
  }
}

function noSuchEntity<Body>(kind: EntityKind<Body>, id: string): ServiceError {
  return new ServiceError('NoSuchEntity', `the ${kind.noun} \`${id}\` does not exist`)
}

function alreadyExists<Body>(kind: EntityKind<Body>, entity: Body): ServiceError {
  return new ServiceError(
    'EntityAlreadyExists',
    `a ${kind.noun} called \`${kind.label(entity)}\` exists; names differ by more than case`,
  )
}

function concurrentModification<Body>(kind: EntityKind<Body>): ServiceError {
  return new ServiceError('ConcurrentModification', `the ${kind.noun} is being changed by others; ask again`)
}
