/** Room for what the team did: files can be fetched again, an intent cannot. */
import { dropSpareFiles } from "./files.js";

/**
 * Write, and where the phone is full, write once more after making room.
 *
 * @template T
 * @param {() => Promise<T>} write
 */
export async function keepingRoom(write) {
  try {
    return await write();
  } catch {
    await dropSpareFiles();
    return write();
  }
}
