import { hashBytes } from './hash.js'
import type { Json } from './json.js'

/**
 * What was computed once need not be computed again. Three laws make that safe:
 *
 * 1. The key holds everything that `compute` reads: texts or their hashes, options, versions.
 * 2. What is remembered is never changed, neither by who computed it nor by who recalls it.
 * 3. Warm equals cold: a recalled value gives the same bytes and the same diagnostics as a computed one. So the
 *    values of a stage that is kept in a store are plain data, which JSON gives back equal.
 */
export interface Memo {
  /** The value of `compute` for this key, from memory, else from the stage's store. One that throws is not remembered. */
  recall<T>(stage: string, key: readonly Json[], compute: () => T): T
  /** The same for what takes its time. */
  recallLater<T>(stage: string, key: readonly Json[], compute: () => Promise<T>): Promise<T>
  /**
   * The same for many: `compute` is given the positions of those that are not remembered, and gives their values in
   * that order.
   */
  recallAll<T>(
    stage: string,
    wanted: readonly Wanted[],
    compute: (missing: readonly number[]) => Promise<readonly T[]>,
  ): Promise<readonly T[]>
  /**
   * What follows from one object that nobody changes (a document) and from `key`, remembered as long as the object is:
   * for what is so cheap that finding it in memory by its text would cost as much. Of several keys the last is known.
   */
  recallFor<T>(stage: string, from: readonly [subject: object, key: string], compute: () => T): T
  /**
   * What follows from a long list of texts, remembered until the list is another: for what has no key that would not
   * cost as much as to compute it.
   */
  recallSame<T>(stage: string, texts: readonly string[], compute: () => T): T
  /** Forgets what neither this build nor the one before it used, and sets the counts to zero. */
  endGeneration(): void
  /** What this build computed and recalled. */
  count(stage: string): MemoCount
}

/** One of many that are recalled together. */
export interface Wanted {
  /** What it follows from, together with `name`, as in `recallFor`: who has both is found without the key. */
  readonly subject: object
  readonly name: string
  readonly key: () => readonly Json[]
}

export interface MemoCount {
  readonly computed: number
  readonly recalled: number
}

/** Where the values of a stage outlive the program; what it returns may be older than the program, never damaged. */
export interface MemoStore {
  get(key: string): Uint8Array | null
  set(key: string, value: Uint8Array): void
}

export interface MemoOptions {
  /** By stage; the values of a stage without one are kept in memory only. */
  readonly stores?: Readonly<Record<string, MemoStore>>
  /** `enforced`: values are frozen, and those for a store are checked to be plain. For tests: it costs time. */
  readonly laws?: 'trusted' | 'enforced'
}

export function createMemo(options: MemoOptions = {}): Memo {
  const isEnforced = options.laws === 'enforced'
  let current = new Map<string, unknown>()
  let previous = new Map<string, unknown>()
  let counts = new Map<string, MemoCount>()
  const byList = new Map<string, { readonly texts: readonly string[]; readonly value: unknown }>()
  const bySubject = new Map<string, WeakMap<object, { readonly key: string; readonly value: unknown }>>()

  const add = (stage: string, how: keyof MemoCount): void => {
    const before = counts.get(stage) ?? NONE
    counts.set(stage, { ...before, [how]: before[how] + 1 })
  }

  const subjectsOf = (stage: string) => {
    const ofStage =
      bySubject.get(stage) ?? new WeakMap<object, { readonly key: string; readonly value: unknown }>()
    bySubject.set(stage, ofStage)
    return ofStage
  }

  const remember = <T>(id: string, value: T): T => {
    if (isEnforced) freeze(value)
    current.set(id, value)
    return value
  }

  /**
   * In a wrapper, so that a remembered `null` is told from nothing. Hashed only for a store: ten thousand keys that
   * memory knows need no SHA-256 each.
   */
  const find = <T>(stage: string, key: string): { readonly value: T } | null => {
    const id = `${stage} ${key}`
    for (const generation of [current, previous]) {
      if (!generation.has(id)) continue
      add(stage, 'recalled')
      const value = generation.get(id) as T
      current.set(id, value)
      return { value }
    }
    const store = options.stores?.[stage]
    const stored = store === undefined ? null : decode<T>(store.get(hashBytes(key)))
    if (stored === null) return null
    add(stage, 'recalled')
    return { value: remember(id, stored.value) }
  }

  const keep = <T>(stage: string, key: string, value: T): T => {
    add(stage, 'computed')
    const store = options.stores?.[stage]
    if (store !== undefined) {
      if (isEnforced) assertPlain(value, stage)
      store.set(hashBytes(key), Buffer.from(JSON.stringify({ value })))
    }
    return remember(`${stage} ${key}`, value)
  }

  return {
    recall<T>(stage: string, key: readonly Json[], compute: () => T): T {
      const text = JSON.stringify(key)
      const found = find<T>(stage, text)
      return found === null ? keep(stage, text, compute()) : found.value
    },
    async recallLater<T>(stage: string, key: readonly Json[], compute: () => Promise<T>): Promise<T> {
      const text = JSON.stringify(key)
      const found = find<T>(stage, text)
      return found === null ? keep(stage, text, await compute()) : found.value
    },
    async recallAll<T>(
      stage: string,
      wanted: readonly Wanted[],
      compute: (missing: readonly number[]) => Promise<readonly T[]>,
    ): Promise<readonly T[]> {
      const ofStage = subjectsOf(stage)
      const values: T[] = []
      const missing: { readonly position: number; readonly text: string }[] = []
      for (const [position, { subject, name, key }] of wanted.entries()) {
        const known = ofStage.get(subject)
        if (known?.key === name) {
          add(stage, 'recalled')
          values[position] = known.value as T
          continue
        }
        const text = JSON.stringify(key())
        const found = find<T>(stage, text)
        if (found === null) missing.push({ position, text })
        else values[position] = found.value
      }
      const computed = missing.length === 0 ? [] : await compute(missing.map(({ position }) => position))
      for (const [i, { position, text }] of missing.entries())
        values[position] = keep(stage, text, computed[i] as T)
      for (const [position, { subject, name }] of wanted.entries())
        ofStage.set(subject, { key: name, value: values[position] })
      return values
    },
    recallFor<T>(stage: string, [subject, key]: readonly [object, string], compute: () => T): T {
      const ofStage = subjectsOf(stage)
      const known = ofStage.get(subject)
      if (known?.key === key) return known.value as T
      const value = compute()
      if (isEnforced) freeze(value)
      ofStage.set(subject, { key, value })
      return value
    },
    recallSame<T>(stage: string, texts: readonly string[], compute: () => T): T {
      const known = byList.get(stage)
      if (known?.texts.length === texts.length && known.texts.every((text, i) => text === texts[i]))
        return known.value as T
      const value = compute()
      if (isEnforced) freeze(value)
      byList.set(stage, { texts, value })
      return value
    },
    endGeneration() {
      previous = current
      current = new Map()
      counts = new Map()
    },
    count: stage => counts.get(stage) ?? NONE,
  }
}

const NONE: MemoCount = { computed: 0, recalled: 0 }

/** In a wrapper, so that a remembered `null` is told from nothing. */
function decode<T>(bytes: Uint8Array | null): { readonly value: T } | null {
  if (bytes === null) return null
  try {
    const wrapper: unknown = JSON.parse(
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(),
    )
    const isOurs = typeof wrapper === 'object' && wrapper !== null && 'value' in wrapper
    return isOurs ? { value: wrapper.value as T } : null
  } catch {
    return null
  }
}

/** Arrays of bytes cannot be frozen; maps and sets can, but not what they hold. */
function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value) || ArrayBuffer.isView(value))
    return
  Object.freeze(value)
  for (const part of Object.values(value)) freeze(part)
}

/** @throws TypeError for what JSON loses or changes: a bug of ours against the third law. */
function assertPlain(value: unknown, where: string): void {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return
    case 'number':
      if (Number.isFinite(value) && !Object.is(value, -0)) return
      break
    case 'object': {
      if (value === null) return
      const isPlain = Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype
      if (!isPlain) break
      for (const [key, part] of Object.entries(value)) assertPlain(part, `${where}.${key}`)
      return
    }
  }
  throw new TypeError(`not plain data, and so not for a store: ${where}`)
}
