import { expect, test } from '@playwright/test'
import { signInOver } from './support/client.ts'
import { office } from './support/office.ts'
import { sentDocument } from './support/papers-over-http.ts'
import { expectAccessible, expectNoComplaints, openAs } from './support/screens.ts'

test('an express document is told on whatever page is open, and the message leads to it', async ({ browser }) => {
  const it = office()
  const subject = `Công điện ứng phó áp thấp nhiệt đới ${process.pid}`
  const clerk = await openAs(browser, it, 'vanthu.hatien')
  await clerk.goto(`${it.url}/app/registers/incoming`)
  await expect(clerk.getByRole('heading', { level: 1 })).toBeVisible()
  const me = await (await signInOver(it.url, 'vanthu.hatien', it.password)).call('getSession', {})
  const recipients = [{ scope: { kind: 'unit', unitId: me.offices[0]?.unitId }, purpose: 'action' }]
  await sentDocument(it, { subject, urgency: 'hoa_toc', recipients })
  const message = clerk.getByRole('alert').filter({ hasText: subject })
  await expect(message).toBeVisible()
  await expectAccessible(clerk)
  await message.getByRole('link').click()
  await expect(clerk.getByRole('heading', { name: subject })).toBeVisible()
  await expect(message).toHaveCount(0)
  expectNoComplaints(clerk)
})
