/**
 * Gives the memory of bytes that nobody reads any more back at once, rather than when the collector comes by: of a large file
 * it would come by for each 30 MB, and look through all the portal holds. The bytes are of length 0 from then on.
 * Bytes that share their memory with others are left to the collector.
 */
export function giveBack(bytes: Buffer): void {
  if (bytes.byteLength === bytes.buffer.byteLength && bytes.buffer instanceof ArrayBuffer)
    bytes.buffer.transfer(0)
}
