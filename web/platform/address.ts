/** An address with one more parameter. */
export const withQuery = (url: string, parameter: string) => `${url}${url.includes('?') ? '&' : '?'}${parameter}`
