import i18next, { type BackendModule, type ResourceKey } from 'i18next'
import { initReactI18next } from 'react-i18next'

const files = import.meta.glob<{ default: ResourceKey }>('../../locales/*/*.json')
const languages = ['vi', 'en'] as const
export type Language = (typeof languages)[number]
const languageKey = 'nhipcau.language'

/** One small file a language and capability, fetched when a screen first needs it. */
const backend: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language, namespace, done) => {
    const load = files[`../../locales/${language}/${namespace}.json`]
    if (!load) return done(new Error(`no texts ${language}/${namespace}`), null)
    load().then(
      (file) => done(null, file.default),
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error)), null),
    )
  },
}

const known = (language: string | null | undefined): Language | undefined => languages.find((one) => one === language?.slice(0, 2))

/** Vietnamese unless the person chose, or the browser asks for, English. */
export async function startTexts(): Promise<void> {
  const language = known(localStorage.getItem(languageKey)) ?? known(navigator.language) ?? 'vi'
  await i18next
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: false,
      supportedLngs: [...languages],
      ns: ['common', 'errors'],
      defaultNS: 'common',
      load: 'languageOnly',
      interpolation: { escapeValue: false },
      returnNull: false,
    })
  document.documentElement.lang = language
}

export const loadTexts = (...names: string[]) => i18next.loadNamespaces(names)

export async function changeLanguage(language: Language): Promise<void> {
  localStorage.setItem(languageKey, language)
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
}
