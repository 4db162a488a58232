export const DOCS_PATH = '/api/docs'
export const DOCUMENT_PATH = '/api/v1/openapi.json'
