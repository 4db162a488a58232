/** How many documents of one’s own a library holds, the trash included. */
export const LIBRARY_MOST_DOCUMENTS = 500
/** How many bytes they may have together: 2 GB. */
export const LIBRARY_MOST_BYTES = 2 * 1024 ** 3

interface Library {
  readonly documents: number
  readonly bytes: number
}

/** True when a file of `size` bytes still finds room. */
export const hasRoom = ({ documents, bytes }: Library, size: number): boolean =>
  documents < LIBRARY_MOST_DOCUMENTS && bytes + size <= LIBRARY_MOST_BYTES

/** How many versions a document of one’s own may have. */
const MOST_VERSIONS = 50

/** True when a document in its `version` may have another, of `size` bytes. */
export const hasRoomForVersion = (
  { bytes }: Library,
  { version, size }: { readonly version: number; readonly size: number },
): boolean => version < MOST_VERSIONS && bytes + size <= LIBRARY_MOST_BYTES
