/** What a report says of the machine that the program runs on. */
export interface Machine {
  /** `20.19.0` */
  readonly node: string
  /** `linux x64` */
  readonly platform: string
  /** Of the Unicode and time zone data: `78.1`, `2026a`; `null` where Node was built without. */
  readonly icu: string | null
  readonly timeZones: string | null
}

export function machine(): Machine {
  const { versions, platform, arch } = process
  return {
    node: versions.node,
    platform: `${platform} ${arch}`,
    icu: versions.icu ?? null,
    timeZones: versions.tz ?? null,
  }
}
