/** A logo of two dots by two, PNG. */
export const LOGO: Buffer = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGPwid8IRAwQCgAkigVx+nvRgQAAAABJRU5ErkJggg==',
  'base64',
)
