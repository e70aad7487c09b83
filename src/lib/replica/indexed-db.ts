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
