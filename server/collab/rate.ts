/** Frames and bytes that one connection may send: both refill steadily, and two seconds' worth may come at once. */
export class Rate {
	private frames: number;
	private bytes: number;
	private at: number;

	constructor(
		private readonly limits: { framesPerSecond: number; bytesPerSecond: number },
		now: number,
	) {
		this.frames = 2 * limits.framesPerSecond;
		this.bytes = 2 * limits.bytesPerSecond;
		this.at = now;
	}

	/**
	 * Takes one frame of so many bytes off the budget, at an instant in milliseconds. Returns for how many milliseconds
	 * nothing more may be read; 0 as long as the budget lasts.
	 */
	take(bytes: number, now: number): number {
		const { framesPerSecond, bytesPerSecond } = this.limits;
		const seconds = Math.max(0, now - this.at) / 1000;
		this.at = now;
		this.frames = Math.min(2 * framesPerSecond, this.frames + seconds * framesPerSecond) - 1;
		this.bytes = Math.min(2 * bytesPerSecond, this.bytes + seconds * bytesPerSecond) - bytes;
		const debt = Math.max(-this.frames / framesPerSecond, -this.bytes / bytesPerSecond, 0);
		return Math.ceil(debt * 1000);
	}
}
