/** Headers of a PDF that a browser downloads under `name` (RFC 6266). */
export const pdfHeaders = (name: string): Record<string, string> => ({
  'content-disposition': `attachment; filename="${name.replace(/[^\w.-]/gu, '_')}"; filename*=UTF-8''${encodeURIComponent(name)}`,
  'cache-control': 'private, no-store',
})
