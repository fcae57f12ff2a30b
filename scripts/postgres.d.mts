export type Cluster = {
  /** Role nhipcau, which owns the database nhipcau and is no superuser. */
  readonly url: string
  /** The superuser, for base backups. */
  readonly adminUrl: string
  readonly port: number
  readonly pid: number
  readonly version: string
  /** The data folder of the server. */
  readonly data: string
  /** Settles when the server has ended without having been asked to. */
  readonly lost: Promise<void>
  /** Ends the server, unless another living process uses it too. */
  stop(options?: { evenIfUsed?: boolean }): Promise<void>
  /** Uses it no longer and leaves it to the others. */
  leave(): void
  /** For scratch clusters: ends the server and removes every trace of it. */
  destroy(): Promise<void>
}

export function startCluster(options: {
  dir: string
  /** False for scratch clusters: fast, not safe from a power cut, ended with the process that started it. */
  fsync?: boolean
  settings?: Record<string, string>
  log?: (line: string) => void
}): Promise<Cluster>
