import * as decoding from "lib0/decoding";

/** How much one update may hold before anything of it is unpacked. */
export interface UpdateLimits {
	structs: number;
	clients: number;
	deleteRanges: number;
	/** Bytes of one format value (JSON) or attribute text. */
	valueBytes: number;
}

/** What an update holds, counted without unpacking it. */
export interface UpdateWeight {
	structs: number;
	deleteRanges: number;
	/** Where its list of deletions begins. */
	deletesAt: number;
}

/** Content that no narrative holds is refused here already: some of it costs memory as soon as it is decoded. */
class NotWeighable extends Error {}

/**
 * Walks through an update (v1 encoding) without making an object of anything in it. Returns null when it is malformed, not
 * used up to its last byte, holds a class of content that no narrative may hold, or more than the limits allow. What it
 * lets pass is still to be decoded and judged: this only keeps bombs from the decoder.
 */
export function weighUpdate(update: Uint8Array, limits: UpdateLimits): UpdateWeight | null {
	try {
		return new Scale(update, limits).weigh();
	} catch {
		return null;
	}
}

/** Yjs's numbers of the classes of content that narratives are made of. */
const contentRef = { deleted: 1, text: 4, format: 6, type: 7, any: 8 };
const originBit = 128;
const rightOriginBit = 64;
const parentSubBit = 32;

class Scale {
	private readonly decoder: decoding.Decoder;
	private structs = 0;
	private deleteRanges = 0;

	constructor(
		update: Uint8Array,
		private readonly limits: UpdateLimits,
	) {
		this.decoder = decoding.createDecoder(update);
	}

	weigh(): UpdateWeight {
		const clients = this.count();
		this.require(clients <= this.limits.clients);
		for (let i = 0; i < clients; i++) this.client();
		const deletesAt = this.decoder.pos;
		this.deletes();
		this.require(this.decoder.pos === this.decoder.arr.length);
		return { structs: this.structs, deleteRanges: this.deleteRanges, deletesAt };
	}

	private client(): void {
		const structs = this.count();
		this.structs += structs;
		this.require(structs > 0 && this.structs <= this.limits.structs);
		this.count();
		this.count();
		for (let i = 0; i < structs; i++) this.struct();
	}

	private struct(): void {
		const info = this.byte();
		// Skip and GC: only a length. Other bits beside them are never written by Yjs.
		if (info === 10 || info === 0) {
			this.length();
			return;
		}
		const hasOrigin = (info & originBit) !== 0;
		const hasRightOrigin = (info & rightOriginBit) !== 0;
		if (hasOrigin) this.id();
		if (hasRightOrigin) this.id();
		if (!hasOrigin && !hasRightOrigin) {
			if (this.count() === 1) this.text(this.limits.valueBytes);
			else this.id();
			if ((info & parentSubBit) !== 0) this.text(this.limits.valueBytes);
		}
		this.content(info & 31);
	}

	private content(kind: number): void {
		if (kind === contentRef.deleted) this.length();
		else if (kind === contentRef.text) this.text(Number.POSITIVE_INFINITY);
		else if (kind === contentRef.type) this.type();
		else if (kind === contentRef.format) {
			this.text(this.limits.valueBytes);
			this.text(this.limits.valueBytes);
		} else if (kind === contentRef.any) {
			this.require(this.count() === 1);
			this.attribute();
		} else throw new NotWeighable();
	}

	private type(): void {
		const kind = this.count();
		if (kind === 3) this.text(this.limits.valueBytes);
		else this.require(kind === 6);
	}

	/** One small value: text, number or boolean. The numbers are those of lib0's `writeAny`. */
	private attribute(): void {
		const kind = this.byte();
		if (kind === 119) this.text(this.limits.valueBytes);
		else if (kind === 125) void decoding.readVarInt(this.decoder);
		else if (kind === 124) this.skip(4);
		else if (kind === 123) this.skip(8);
		else this.require(kind === 120 || kind === 121);
	}

	private deletes(): void {
		const clients = this.count();
		for (let i = 0; i < clients; i++) {
			this.count();
			const ranges = this.count();
			this.deleteRanges += ranges;
			this.require(this.deleteRanges <= this.limits.deleteRanges);
			for (let j = 0; j < ranges; j++) {
				this.count();
				this.length();
			}
		}
	}

	private id(): void {
		this.count();
		this.count();
	}

	private length(): void {
		this.require(this.count() > 0);
	}

	private text(limit: number): void {
		const bytes = this.count();
		this.require(bytes <= limit);
		this.skip(bytes);
	}

	private skip(bytes: number): void {
		this.decoder.pos += bytes;
		this.require(this.decoder.pos <= this.decoder.arr.length);
	}

	private byte(): number {
		this.require(this.decoder.pos < this.decoder.arr.length);
		return decoding.readUint8(this.decoder);
	}

	private count(): number {
		return decoding.readVarUint(this.decoder);
	}

	private require(isFine: boolean): void {
		if (!isFine) throw new NotWeighable();
	}
}
