import type { Store } from '../model/world.js'

/** A store that lives as long as the program: for tests, and for builds without a cache. */
export function memoryStore(): Store {
  let values = new Map<string, Uint8Array>()
  const used = new Set<string>()
  return {
    get(key) {
      const value = values.get(key) ?? null
      if (value !== null) used.add(key)
      return value
    },
    set(key, value) {
      used.add(key)
      values.set(key, value)
    },
    save() {
      values = new Map([...values].filter(([key]) => used.has(key)))
    },
  }
}
