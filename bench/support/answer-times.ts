export type Asked = { path: string; token: string }

/** Milliseconds to the last byte of so many answers, one after the other and each request in its turn, after a warm-up. */
export async function answerTimes(url: string, requests: readonly Asked[], { count = 200, warmUp = 30 } = {}): Promise<number[]> {
  const times: number[] = []
  for (let at = 0; at < count + warmUp; at += 1) {
    const { path, token } = requests[at % requests.length] ?? { path: '', token: '' }
    const begun = performance.now()
    const reply = await fetch(`${url}${path}`, { headers: { cookie: `nhipcau=${token}` } })
    await reply.arrayBuffer()
    if (!reply.ok) throw new Error(`${path}: ${reply.status}`)
    if (at >= warmUp) times.push(performance.now() - begun)
  }
  return times
}
