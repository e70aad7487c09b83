/**
 * How far this device's clock is from the server's, in milliseconds to add. Of several measurements
 * the one with the shortest round trip counts.
 */
export class ServerClock {
	#offset = 0;
	#trip = Number.POSITIVE_INFINITY;

	get offset(): number {
		return this.#offset;
	}

	/** The present by the server's clock. */
	now(): number {
		return Date.now() + this.#offset;
	}

	/** Takes one measurement: when it was asked, and what the server said the time was. */
	measure(askedAt: number, serverNow: number, answeredAt = Date.now()): void {
		const trip = answeredAt - askedAt;
		if (trip < 0 || trip > this.#trip) return;
		this.#trip = trip;
		this.#offset = Math.round(serverNow - (askedAt + answeredAt) / 2);
	}

	/** Before every connection the measuring starts over: clocks are set, devices sleep. */
	async restart(ask: () => Promise<number>): Promise<void> {
		this.#trip = Number.POSITIVE_INFINITY;
		for (let i = 0; i < 3; i++) this.measure(Date.now(), await ask());
	}
}
