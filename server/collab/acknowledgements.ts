/** One sync frame of a connection, on its way to the disk. */
export interface Receipt {
	state: "waiting" | "stored" | "to be sent again";
}

/**
 * Counts how many of a connection's sync frames are stored, in the order in which they came: a later one does not count
 * before an earlier one. A frame that came with a gap counts as soon as a later frame, which closes the gap, is stored.
 */
export class Acknowledgements {
	private readonly open: Receipt[] = [];
	private counted = 0;

	/** Notes a frame that came in. */
	receive(): Receipt {
		const receipt: Receipt = { state: "waiting" };
		this.open.push(receipt);
		return receipt;
	}

	/** The number of frames that are stored without one missing in between. */
	get stored(): number {
		return this.counted;
	}

	/** How many frames are not counted yet. */
	get waiting(): number {
		return this.open.length;
	}

	/** Notes that a frame's content is stored. Returns whether the count grew. */
	store(receipt: Receipt): boolean {
		receipt.state = "stored";
		const before = this.counted;
		// What came before with a gap was in this frame once more.
		const last = this.open.lastIndexOf(receipt);
		for (let i = 0; i < last; i++) {
			const earlier = this.open[i];
			if (earlier?.state === "to be sent again") earlier.state = "stored";
		}
		while (this.open[0]?.state === "stored") {
			this.open.shift();
			this.counted++;
		}
		return this.counted > before;
	}
}
