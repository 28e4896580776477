/** A frame as a whole WebSocket message, ready for any socket: made once, however many people it goes to. */
export interface Message {
	readonly bytes: Buffer;
}

/** A whole, binary, unmasked message: all that a server here ever sends (RFC 6455, section 5.2). */
const wholeAndBinary = 0x82;

/** Puts the header of a WebSocket message before a frame. */
export function messageOf(frame: Uint8Array): Message {
	const { length } = frame;
	const headerLength = length < 126 ? 2 : length < 65_536 ? 4 : 10;
	const bytes = Buffer.allocUnsafe(headerLength + length);
	bytes[0] = wholeAndBinary;
	if (headerLength === 2) bytes[1] = length;
	else if (headerLength === 4) {
		bytes[1] = 126;
		bytes.writeUInt16BE(length, 2);
	} else {
		bytes[1] = 127;
		bytes.writeBigUInt64BE(BigInt(length), 2);
	}
	bytes.set(frame, headerLength);
	return { bytes };
}
