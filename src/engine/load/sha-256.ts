/** The SHA-256 of a file, in hexadecimal digits as `sha256sum` writes them. */
export async function sha256Of(bytes: BufferSource): Promise<string> {
  return Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
