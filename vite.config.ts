import { createHash } from 'node:crypto'
import { cpSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { createLogger, defineConfig, type Logger, type Plugin } from 'vite'

const root = import.meta.dirname
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }

/** Fonts, character maps and decoders that pdf.js fetches when a paper needs them. */
function pdfjsParts(): Plugin {
  let outDir = ''
  return {
    name: 'pdfjs-parts',
    apply: 'build',
    configResolved(config) {
      outDir = resolve(config.root, config.build.outDir)
    },
    closeBundle() {
      for (const part of ['standard_fonts', 'cmaps', 'wasm'])
        cpSync(join(root, 'node_modules/pdfjs-dist', part), join(outDir, 'pdfjs', part), { recursive: true })
    },
  }
}

const heavy = /pdf|PdfView|pdfjs|BodyEditor/
/** The service worker gets the list of the files of this build; pdf.js and the editor are kept only when they were used. */
function shellList(): Plugin {
  return {
    name: 'shell-list',
    apply: 'build',
    generateBundle(_options, bundle) {
      const worker = bundle['sw.js']
      if (worker?.type !== 'chunk') return
      const files = Object.keys(bundle).filter((name) => name.startsWith('assets/') && /\.(js|css|woff2)$/.test(name) && !heavy.test(name))
      const build = createHash('sha256').update(files.join('\n')).digest('hex').slice(0, 12)
      worker.code = worker.code.replace('__SHELL_FILES__', JSON.stringify(files)).replace('__BUILD__', JSON.stringify(build))
    },
  }
}

/** Vite's own reader of what `composes` names leaves out where it read, and Vite warns of it: nothing that we could mend. */
function quietLogger(): Logger {
  const logger = createLogger('warn')
  return { ...logger, warnOnce: (text, options) => (text.includes('did not pass the `from` option') ? undefined : logger.warnOnce(text, options)) }
}

export default defineConfig({
  customLogger: quietLogger(),
  root: join(root, 'web'),
  base: '/app/',
  define: { __APP_VERSION__: JSON.stringify(version) },
  html: { cspNonce: '__CSP_NONCE__' },
  plugins: [react(), shellList(), pdfjsParts()],
  server: { fs: { allow: [root] }, proxy: { '/api': 'http://127.0.0.1:8080', '/files': 'http://127.0.0.1:8080', '/health': 'http://127.0.0.1:8080' } },
  build: {
    outDir: join(root, 'web-dist'),
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 600,
    rolldownOptions: {
      input: { index: join(root, 'web/index.html'), sw: join(root, 'web/sw.ts') },
      output: {
        // Few files on the first load: the libraries of every page in one, our own ground in another.
        codeSplitting: {
          groups: [
            {
              name: 'libraries',
              test: /node_modules\/(react|react-dom|scheduler|react-router|@tanstack|i18next|react-i18next|use-sync-external-store|cookie|set-cookie-parser)\//,
            },
            {
              name: 'ground',
              test: /web\/(platform|shell|theme|paths)|web\/ui\/(ActButton|EmptyState|ErrorPanel|PageHeader|Skeleton|StateChip|Toast|keys|link|list-keys|MiniMatrix|Sheet\.)/,
            },
          ],
        },
        entryFileNames: (chunk) => (chunk.name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
})
