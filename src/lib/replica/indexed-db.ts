/** Resolves when a request or a transaction is done; rejects when the browser refuses it. */
export function done(request: IDBRequest | IDBTransaction): Promise<void> {
	return new Promise((resolve, reject) => {
		const fail = () => reject(request.error ?? new Error('IndexedDB refused'));
		if ('oncomplete' in request) {
			request.oncomplete = () => resolve();
			request.onabort = fail;
		} else request.onsuccess = () => resolve();
		request.onerror = fail;
	});
}

export async function result<T>(request: IDBRequest<T>): Promise<T> {
	await done(request);
	return request.result;
}

/** Opens a database, and makes it when there is none. Without `make` rejects then, and makes none. */
export async function opened(
	name: string,
	version: number,
	make: ((db: IDBDatabase) => void) | null
): Promise<IDBDatabase> {
	const request = indexedDB.open(name, version);
	request.onupgradeneeded = () => (make ? make(request.result) : request.transaction?.abort());
	const db = await result(request);
	db.onversionchange = () => db.close();
	return db;
}
