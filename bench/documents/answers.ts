import { type Figure, judged, percentile } from '../figures.ts'
import { type Asked, answerTimes } from '../support/answer-times.ts'
import { communesOf } from '../support/offices.ts'
import type { Site } from '../support/site.ts'
import { benchRegisterXlsx } from './register-xlsx.ts'
import { deskRequests, documentRequests, registerRequests } from './requests.ts'
import { fillProvince } from './seed/fill-province.ts'
import type { Sizes } from './seed/sizes.ts'

const mostMs = 100

export async function answerFigures({ db, web, say }: Site, sizes: Sizes): Promise<Figure[]> {
  const province = await fillProvince(db, sizes, say)
  const p95 = async (name: string, requests: readonly Asked[]) => {
    const times = await answerTimes(web.url, requests)
    say(`${name}: median ${percentile(times, 0.5).toFixed(0)} ms, p95 ${percentile(times, 0.95).toFixed(0)} ms`)
    return judged(name, percentile(times, 0.95), 'ms', mostMs)
  }
  return [
    await p95('desk_p95_ms', deskRequests(province, await communesOf(db, province.office))),
    await p95('register_p95_ms', registerRequests(province)),
    await p95('document_p95_ms', documentRequests(province)),
    ...(await benchRegisterXlsx(web, province.office, province.year - 1)),
  ]
}
