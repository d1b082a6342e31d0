/** The page a web server or a proxy shows when nothing else answers. */
export const proxyPage = (title: string): string =>
  `<!doctype html>\n<html lang="en"><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`
