type FaultType = 'invalid_request_error' | 'card_error' | 'idempotency_error' | 'api_error'

interface FaultBody {
  type: FaultType
  message: string
  code?: string
  param?: string
  decline_code?: string
  [more: string]: unknown
}

/** A refusal as Stripe words it; `body` goes out as `{ error: body }` with the HTTP `status`. */
export class StripeFault extends Error {
  readonly status: number
  readonly body: FaultBody

  constructor(status: number, body: FaultBody) {
    super(body.message)
    this.name = 'StripeFault'
    this.status = status
    this.body = body
  }
}

/** 400: a parameter is missing or wrong. */
export function invalid(message: string, param: string, code = 'parameter_invalid'): StripeFault {
  return new StripeFault(400, { type: 'invalid_request_error', message, param, code })
}

/** 404: Stripe's own sentence for an object that does not exist. */
export function missing(kind: string, id: string, param = 'id'): StripeFault {
  return new StripeFault(404, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message: `No such ${kind}: '${id}'`,
    param,
  })
}

/** 400: the object is not in a state that allows this. */
export function wrongState(message: string, code: string): StripeFault {
  return new StripeFault(400, { type: 'invalid_request_error', message, code })
}
