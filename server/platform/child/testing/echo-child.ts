import { answerParent } from '../answer-parent.ts'

/** Answers what it is asked; what is to be held it works on until it is ended. */
answerParent<string, string>(
  (question) => (question === 'hold' ? new Promise<string>(() => undefined) : Promise.resolve(question)),
  () => Promise.resolve(0),
)
