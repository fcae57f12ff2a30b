/** gzip JavaScript over the network, in KB, on a cold cache until the first row of the inbox shows; the service worker is left out. */
export async function initialJsKb(url: string, token: string): Promise<number> {
  // A development tool: the running product does not have it.
  const { chromium } = await import('@playwright/test')
  const args = ['--disable-gpu', '--disable-background-networking', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args })
  try {
    const context = await browser.newContext({ serviceWorkers: 'block' })
    await context.addCookies([{ name: 'nhipcau', value: token, url }])
    const page = await context.newPage()
    const network = await context.newCDPSession(page)
    await network.send('Network.enable')
    const scripts = new Set<string>()
    let bytes = 0
    network.on('Network.responseReceived', ({ requestId, type, response }) => {
      if (type === 'Script' || /javascript/.test(response.mimeType)) scripts.add(requestId)
    })
    network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (scripts.has(requestId)) bytes += encodedDataLength
    })
    await page.goto(`${url}/app/inbox`)
    await page.locator('main [data-row]').first().waitFor()
    return bytes / 1024
  } finally {
    await browser.close()
  }
}
