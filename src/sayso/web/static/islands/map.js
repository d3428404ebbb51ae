// src/shared/island.ts
/**
* Calls `mount` once for each element with `data-island="name"`.
*
* What the server drew stays in place where mounting fails. The element gets `data-mounted` once
* the island is ready.
*/
function island(name, mount) {
	const selector = `[data-island~="${name}"]`;
	const mounted = /* @__PURE__ */ new WeakSet();
	const look = (root) => {
		const found = [...root.querySelectorAll(selector)];
		if (root instanceof HTMLElement && root.matches(selector)) found.unshift(root);
		for (const element of found) {
			if (mounted.has(element)) continue;
			mounted.add(element);
			undo(element);
			try {
				mount(element);
			} catch (error) {
				undo(element);
				console.error(`The ${name} stays as the server drew it:`, error);
			}
		}
	};
	look(document);
	new MutationObserver((changes) => {
		for (const change of changes) for (const node of change.addedNodes) if (node instanceof HTMLElement) look(node);
	}).observe(document.documentElement, {
		childList: true,
		subtree: true
	});
}
/** Takes back what an island made before: a page out of the history comes with it, but dead. */
function undo(element) {
	for (const made of element.querySelectorAll("[data-made]")) made.remove();
	for (const still of element.querySelectorAll(".island-replaced")) still.classList.remove("island-replaced");
	delete element.dataset["mounted"];
}
/** Puts what the island made in the place of what the server drew. */
function replace(element, made) {
	made.setAttribute("data-made", "");
	const drawn = element.querySelector("[data-static]") ?? [...element.children].find((e) => e.matches("svg, div, p, ul, ol, table")) ?? null;
	if (drawn) {
		drawn.classList.add("island-replaced");
		drawn.after(made);
	} else {
		const caption = element.querySelector(":scope > figcaption");
		if (caption && caption === element.firstElementChild) caption.after(made);
		else element.prepend(made);
	}
	element.dataset["mounted"] = "";
}
/** Returns the island's data: from the address in `data-src`, else from a block of JSON inside. */
async function data(element) {
	const address = element.dataset["src"];
	if (address) return await fetched(address);
	const named = element.dataset["json"];
	const block = named ? document.getElementById(named) : element.querySelector("script[type=\"application/json\"]");
	return JSON.parse(block?.textContent ?? "null");
}
/** Returns the JSON at an address of this site. */
async function fetched(address) {
	const answer = await fetch(address, {
		headers: { Accept: "application/json" },
		credentials: "same-origin"
	});
	if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
	return await answer.json();
}
/** Returns an address if it stays on this site, else null. */
function ownAddress(address) {
	if (typeof address !== "string" || address === "") return null;
	try {
		return new URL(address, document.baseURI).origin === location.origin ? address : null;
	} catch {
		return null;
	}
}
/** True for an object with properties. */
function isRecord(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
/** Returns the list under a name in the island's data, or the data where it is a list itself. */
function listed(value, name) {
	const list = isRecord(value) ? value[name] : value;
	return Array.isArray(list) ? list.filter(isRecord) : [];
}
// node_modules/d3-array/dist/d3-array.mjs
function ascending(a, b) {
	return a == null || b == null ? NaN : a < b ? -1 : a > b ? 1 : a >= b ? 0 : NaN;
}
function descending(a, b) {
	return a == null || b == null ? NaN : b < a ? -1 : b > a ? 1 : b >= a ? 0 : NaN;
}
function bisector(f) {
	let compare1, compare2, delta;
	if (f.length !== 2) {
		compare1 = ascending;
		compare2 = (d, x) => ascending(f(d), x);
		delta = (d, x) => f(d) - x;
	} else {
		compare1 = f === ascending || f === descending ? f : zero;
		compare2 = f;
		delta = f;
	}
	function left(a, x, lo = 0, hi = a.length) {
		if (lo < hi) {
			if (compare1(x, x) !== 0) return hi;
			do {
				const mid = lo + hi >>> 1;
				if (compare2(a[mid], x) < 0) lo = mid + 1;
				else hi = mid;
			} while (lo < hi);
		}
		return lo;
	}
	function right(a, x, lo = 0, hi = a.length) {
		if (lo < hi) {
			if (compare1(x, x) !== 0) return hi;
			do {
				const mid = lo + hi >>> 1;
				if (compare2(a[mid], x) <= 0) lo = mid + 1;
				else hi = mid;
			} while (lo < hi);
		}
		return lo;
	}
	function center(a, x, lo = 0, hi = a.length) {
		const i = left(a, x, lo, hi - 1);
		return i > lo && delta(a[i - 1], x) > -delta(a[i], x) ? i - 1 : i;
	}
	return {
		left,
		center,
		right
	};
}
function zero() {
	return 0;
}
function number$1(x) {
	return x === null ? NaN : +x;
}
var ascendingBisect = bisector(ascending);
ascendingBisect.right;
ascendingBisect.left;
bisector(number$1).center;
var Adder = class {
	constructor() {
		this._partials = /* @__PURE__ */ new Float64Array(32);
		this._n = 0;
	}
	add(x) {
		const p = this._partials;
		let i = 0;
		for (let j = 0; j < this._n && j < 32; j++) {
			const y = p[j], hi = x + y, lo = Math.abs(x) < Math.abs(y) ? x - (hi - y) : y - (hi - x);
			if (lo) p[i++] = lo;
			x = hi;
		}
		p[i] = x;
		this._n = i + 1;
		return this;
	}
	valueOf() {
		const p = this._partials;
		let n = this._n, x, y, lo, hi = 0;
		if (n > 0) {
			hi = p[--n];
			while (n > 0) {
				x = hi;
				y = p[--n];
				hi = x + y;
				lo = y - (hi - x);
				if (lo) break;
			}
			if (n > 0 && (lo < 0 && p[n - 1] < 0 || lo > 0 && p[n - 1] > 0)) {
				y = lo * 2;
				x = hi + y;
				if (y == x - hi) hi = x;
			}
		}
		return hi;
	}
};
Array.prototype.slice;
function* flatten(arrays) {
	for (const array of arrays) yield* array;
}
function merge(arrays) {
	return Array.from(flatten(arrays));
}
// node_modules/d3-geo/dist/d3-geo.mjs
var epsilon = 1e-6;
var epsilon2 = 1e-12;
var pi = Math.PI;
var halfPi = pi / 2;
var quarterPi = pi / 4;
var tau = pi * 2;
var degrees = 180 / pi;
var radians = pi / 180;
var abs = Math.abs;
var atan = Math.atan;
var atan2 = Math.atan2;
var cos = Math.cos;
var exp = Math.exp;
var log = Math.log;
var sin = Math.sin;
var sign = Math.sign || function(x) {
	return x > 0 ? 1 : x < 0 ? -1 : 0;
};
var sqrt = Math.sqrt;
var tan = Math.tan;
function acos(x) {
	return x > 1 ? 0 : x < -1 ? pi : Math.acos(x);
}
function asin(x) {
	return x > 1 ? halfPi : x < -1 ? -halfPi : Math.asin(x);
}
function noop() {}
function streamGeometry(geometry, stream) {
	if (geometry && streamGeometryType.hasOwnProperty(geometry.type)) streamGeometryType[geometry.type](geometry, stream);
}
var streamObjectType = {
	Feature: function(object, stream) {
		streamGeometry(object.geometry, stream);
	},
	FeatureCollection: function(object, stream) {
		var features = object.features, i = -1, n = features.length;
		while (++i < n) streamGeometry(features[i].geometry, stream);
	}
};
var streamGeometryType = {
	Sphere: function(object, stream) {
		stream.sphere();
	},
	Point: function(object, stream) {
		object = object.coordinates;
		stream.point(object[0], object[1], object[2]);
	},
	MultiPoint: function(object, stream) {
		var coordinates = object.coordinates, i = -1, n = coordinates.length;
		while (++i < n) object = coordinates[i], stream.point(object[0], object[1], object[2]);
	},
	LineString: function(object, stream) {
		streamLine(object.coordinates, stream, 0);
	},
	MultiLineString: function(object, stream) {
		var coordinates = object.coordinates, i = -1, n = coordinates.length;
		while (++i < n) streamLine(coordinates[i], stream, 0);
	},
	Polygon: function(object, stream) {
		streamPolygon(object.coordinates, stream);
	},
	MultiPolygon: function(object, stream) {
		var coordinates = object.coordinates, i = -1, n = coordinates.length;
		while (++i < n) streamPolygon(coordinates[i], stream);
	},
	GeometryCollection: function(object, stream) {
		var geometries = object.geometries, i = -1, n = geometries.length;
		while (++i < n) streamGeometry(geometries[i], stream);
	}
};
function streamLine(coordinates, stream, closed) {
	var i = -1, n = coordinates.length - closed, coordinate;
	stream.lineStart();
	while (++i < n) coordinate = coordinates[i], stream.point(coordinate[0], coordinate[1], coordinate[2]);
	stream.lineEnd();
}
function streamPolygon(coordinates, stream) {
	var i = -1, n = coordinates.length;
	stream.polygonStart();
	while (++i < n) streamLine(coordinates[i], stream, 1);
	stream.polygonEnd();
}
function geoStream(object, stream) {
	if (object && streamObjectType.hasOwnProperty(object.type)) streamObjectType[object.type](object, stream);
	else streamGeometry(object, stream);
}
var areaRingSum$1 = new Adder();
var areaSum$1 = new Adder();
var lambda00$2;
var phi00$2;
var lambda0$2;
var cosPhi0$1;
var sinPhi0$1;
var areaStream$1 = {
	point: noop,
	lineStart: noop,
	lineEnd: noop,
	polygonStart: function() {
		areaRingSum$1 = new Adder();
		areaStream$1.lineStart = areaRingStart$1;
		areaStream$1.lineEnd = areaRingEnd$1;
	},
	polygonEnd: function() {
		var areaRing = +areaRingSum$1;
		areaSum$1.add(areaRing < 0 ? tau + areaRing : areaRing);
		this.lineStart = this.lineEnd = this.point = noop;
	},
	sphere: function() {
		areaSum$1.add(tau);
	}
};
function areaRingStart$1() {
	areaStream$1.point = areaPointFirst$1;
}
function areaRingEnd$1() {
	areaPoint$1(lambda00$2, phi00$2);
}
function areaPointFirst$1(lambda, phi) {
	areaStream$1.point = areaPoint$1;
	lambda00$2 = lambda, phi00$2 = phi;
	lambda *= radians, phi *= radians;
	lambda0$2 = lambda, cosPhi0$1 = cos(phi = phi / 2 + quarterPi), sinPhi0$1 = sin(phi);
}
function areaPoint$1(lambda, phi) {
	lambda *= radians, phi *= radians;
	phi = phi / 2 + quarterPi;
	var dLambda = lambda - lambda0$2, sdLambda = dLambda >= 0 ? 1 : -1, adLambda = sdLambda * dLambda, cosPhi = cos(phi), sinPhi = sin(phi), k = sinPhi0$1 * sinPhi, u = cosPhi0$1 * cosPhi + k * cos(adLambda), v = k * sdLambda * sin(adLambda);
	areaRingSum$1.add(atan2(v, u));
	lambda0$2 = lambda, cosPhi0$1 = cosPhi, sinPhi0$1 = sinPhi;
}
function spherical(cartesian) {
	return [atan2(cartesian[1], cartesian[0]), asin(cartesian[2])];
}
function cartesian(spherical) {
	var lambda = spherical[0], phi = spherical[1], cosPhi = cos(phi);
	return [
		cosPhi * cos(lambda),
		cosPhi * sin(lambda),
		sin(phi)
	];
}
function cartesianDot(a, b) {
	return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}
function cartesianCross(a, b) {
	return [
		a[1] * b[2] - a[2] * b[1],
		a[2] * b[0] - a[0] * b[2],
		a[0] * b[1] - a[1] * b[0]
	];
}
function cartesianAddInPlace(a, b) {
	a[0] += b[0], a[1] += b[1], a[2] += b[2];
}
function cartesianScale(vector, k) {
	return [
		vector[0] * k,
		vector[1] * k,
		vector[2] * k
	];
}
function cartesianNormalizeInPlace(d) {
	var l = sqrt(d[0] * d[0] + d[1] * d[1] + d[2] * d[2]);
	d[0] /= l, d[1] /= l, d[2] /= l;
}
var lambda0$1;
var phi0;
var lambda1;
var phi1;
var lambda2;
var lambda00$1;
var phi00$1;
var p0;
var deltaSum;
var ranges;
var range;
var boundsStream$1 = {
	point: boundsPoint$1,
	lineStart: boundsLineStart,
	lineEnd: boundsLineEnd,
	polygonStart: function() {
		boundsStream$1.point = boundsRingPoint;
		boundsStream$1.lineStart = boundsRingStart;
		boundsStream$1.lineEnd = boundsRingEnd;
		deltaSum = new Adder();
		areaStream$1.polygonStart();
	},
	polygonEnd: function() {
		areaStream$1.polygonEnd();
		boundsStream$1.point = boundsPoint$1;
		boundsStream$1.lineStart = boundsLineStart;
		boundsStream$1.lineEnd = boundsLineEnd;
		if (areaRingSum$1 < 0) lambda0$1 = -(lambda1 = 180), phi0 = -(phi1 = 90);
		else if (deltaSum > epsilon) phi1 = 90;
		else if (deltaSum < -epsilon) phi0 = -90;
		range[0] = lambda0$1, range[1] = lambda1;
	},
	sphere: function() {
		lambda0$1 = -(lambda1 = 180), phi0 = -(phi1 = 90);
	}
};
function boundsPoint$1(lambda, phi) {
	ranges.push(range = [lambda0$1 = lambda, lambda1 = lambda]);
	if (phi < phi0) phi0 = phi;
	if (phi > phi1) phi1 = phi;
}
function linePoint(lambda, phi) {
	var p = cartesian([lambda * radians, phi * radians]);
	if (p0) {
		var normal = cartesianCross(p0, p), inflection = cartesianCross([
			normal[1],
			-normal[0],
			0
		], normal);
		cartesianNormalizeInPlace(inflection);
		inflection = spherical(inflection);
		var delta = lambda - lambda2, sign = delta > 0 ? 1 : -1, lambdai = inflection[0] * degrees * sign, phii, antimeridian = abs(delta) > 180;
		if (antimeridian ^ (sign * lambda2 < lambdai && lambdai < sign * lambda)) {
			phii = inflection[1] * degrees;
			if (phii > phi1) phi1 = phii;
		} else if (lambdai = (lambdai + 360) % 360 - 180, antimeridian ^ (sign * lambda2 < lambdai && lambdai < sign * lambda)) {
			phii = -inflection[1] * degrees;
			if (phii < phi0) phi0 = phii;
		} else {
			if (phi < phi0) phi0 = phi;
			if (phi > phi1) phi1 = phi;
		}
		if (antimeridian) {
			if (lambda < lambda2) {
				if (angle(lambda0$1, lambda) > angle(lambda0$1, lambda1)) lambda1 = lambda;
			} else if (angle(lambda, lambda1) > angle(lambda0$1, lambda1)) lambda0$1 = lambda;
		} else if (lambda1 >= lambda0$1) {
			if (lambda < lambda0$1) lambda0$1 = lambda;
			if (lambda > lambda1) lambda1 = lambda;
		} else if (lambda > lambda2) {
			if (angle(lambda0$1, lambda) > angle(lambda0$1, lambda1)) lambda1 = lambda;
		} else if (angle(lambda, lambda1) > angle(lambda0$1, lambda1)) lambda0$1 = lambda;
	} else ranges.push(range = [lambda0$1 = lambda, lambda1 = lambda]);
	if (phi < phi0) phi0 = phi;
	if (phi > phi1) phi1 = phi;
	p0 = p, lambda2 = lambda;
}
function boundsLineStart() {
	boundsStream$1.point = linePoint;
}
function boundsLineEnd() {
	range[0] = lambda0$1, range[1] = lambda1;
	boundsStream$1.point = boundsPoint$1;
	p0 = null;
}
function boundsRingPoint(lambda, phi) {
	if (p0) {
		var delta = lambda - lambda2;
		deltaSum.add(abs(delta) > 180 ? delta + (delta > 0 ? 360 : -360) : delta);
	} else lambda00$1 = lambda, phi00$1 = phi;
	areaStream$1.point(lambda, phi);
	linePoint(lambda, phi);
}
function boundsRingStart() {
	areaStream$1.lineStart();
}
function boundsRingEnd() {
	boundsRingPoint(lambda00$1, phi00$1);
	areaStream$1.lineEnd();
	if (abs(deltaSum) > epsilon) lambda0$1 = -(lambda1 = 180);
	range[0] = lambda0$1, range[1] = lambda1;
	p0 = null;
}
function angle(lambda0, lambda1) {
	return (lambda1 -= lambda0) < 0 ? lambda1 + 360 : lambda1;
}
function rangeCompare(a, b) {
	return a[0] - b[0];
}
function rangeContains(range, x) {
	return range[0] <= range[1] ? range[0] <= x && x <= range[1] : x < range[0] || range[1] < x;
}
function bounds(feature) {
	var i, n, a, b, merged, deltaMax, delta;
	phi1 = lambda1 = -(lambda0$1 = phi0 = Infinity);
	ranges = [];
	geoStream(feature, boundsStream$1);
	if (n = ranges.length) {
		ranges.sort(rangeCompare);
		for (i = 1, a = ranges[0], merged = [a]; i < n; ++i) {
			b = ranges[i];
			if (rangeContains(a, b[0]) || rangeContains(a, b[1])) {
				if (angle(a[0], b[1]) > angle(a[0], a[1])) a[1] = b[1];
				if (angle(b[0], a[1]) > angle(a[0], a[1])) a[0] = b[0];
			} else merged.push(a = b);
		}
		for (deltaMax = -Infinity, n = merged.length - 1, i = 0, a = merged[n]; i <= n; a = b, ++i) {
			b = merged[i];
			if ((delta = angle(a[1], b[0])) > deltaMax) deltaMax = delta, lambda0$1 = b[0], lambda1 = a[1];
		}
	}
	ranges = range = null;
	return lambda0$1 === Infinity || phi0 === Infinity ? [[NaN, NaN], [NaN, NaN]] : [[lambda0$1, phi0], [lambda1, phi1]];
}
function compose(a, b) {
	function compose(x, y) {
		return x = a(x, y), b(x[0], x[1]);
	}
	if (a.invert && b.invert) compose.invert = function(x, y) {
		return x = b.invert(x, y), x && a.invert(x[0], x[1]);
	};
	return compose;
}
function rotationIdentity(lambda, phi) {
	if (abs(lambda) > pi) lambda -= Math.round(lambda / tau) * tau;
	return [lambda, phi];
}
rotationIdentity.invert = rotationIdentity;
function rotateRadians(deltaLambda, deltaPhi, deltaGamma) {
	return (deltaLambda %= tau) ? deltaPhi || deltaGamma ? compose(rotationLambda(deltaLambda), rotationPhiGamma(deltaPhi, deltaGamma)) : rotationLambda(deltaLambda) : deltaPhi || deltaGamma ? rotationPhiGamma(deltaPhi, deltaGamma) : rotationIdentity;
}
function forwardRotationLambda(deltaLambda) {
	return function(lambda, phi) {
		lambda += deltaLambda;
		if (abs(lambda) > pi) lambda -= Math.round(lambda / tau) * tau;
		return [lambda, phi];
	};
}
function rotationLambda(deltaLambda) {
	var rotation = forwardRotationLambda(deltaLambda);
	rotation.invert = forwardRotationLambda(-deltaLambda);
	return rotation;
}
function rotationPhiGamma(deltaPhi, deltaGamma) {
	var cosDeltaPhi = cos(deltaPhi), sinDeltaPhi = sin(deltaPhi), cosDeltaGamma = cos(deltaGamma), sinDeltaGamma = sin(deltaGamma);
	function rotation(lambda, phi) {
		var cosPhi = cos(phi), x = cos(lambda) * cosPhi, y = sin(lambda) * cosPhi, z = sin(phi), k = z * cosDeltaPhi + x * sinDeltaPhi;
		return [atan2(y * cosDeltaGamma - k * sinDeltaGamma, x * cosDeltaPhi - z * sinDeltaPhi), asin(k * cosDeltaGamma + y * sinDeltaGamma)];
	}
	rotation.invert = function(lambda, phi) {
		var cosPhi = cos(phi), x = cos(lambda) * cosPhi, y = sin(lambda) * cosPhi, z = sin(phi), k = z * cosDeltaGamma - y * sinDeltaGamma;
		return [atan2(y * cosDeltaGamma + z * sinDeltaGamma, x * cosDeltaPhi + k * sinDeltaPhi), asin(k * cosDeltaPhi - x * sinDeltaPhi)];
	};
	return rotation;
}
function circleStream(stream, radius, delta, direction, t0, t1) {
	if (!delta) return;
	var cosRadius = cos(radius), sinRadius = sin(radius), step = direction * delta;
	if (t0 == null) {
		t0 = radius + direction * tau;
		t1 = radius - step / 2;
	} else {
		t0 = circleRadius(cosRadius, t0);
		t1 = circleRadius(cosRadius, t1);
		if (direction > 0 ? t0 < t1 : t0 > t1) t0 += direction * tau;
	}
	for (var point, t = t0; direction > 0 ? t > t1 : t < t1; t -= step) {
		point = spherical([
			cosRadius,
			-sinRadius * cos(t),
			-sinRadius * sin(t)
		]);
		stream.point(point[0], point[1]);
	}
}
function circleRadius(cosRadius, point) {
	point = cartesian(point), point[0] -= cosRadius;
	cartesianNormalizeInPlace(point);
	var radius = acos(-point[1]);
	return ((-point[2] < 0 ? -radius : radius) + tau - epsilon) % tau;
}
function clipBuffer() {
	var lines = [], line;
	return {
		point: function(x, y, m) {
			line.push([
				x,
				y,
				m
			]);
		},
		lineStart: function() {
			lines.push(line = []);
		},
		lineEnd: noop,
		rejoin: function() {
			if (lines.length > 1) lines.push(lines.pop().concat(lines.shift()));
		},
		result: function() {
			var result = lines;
			lines = [];
			line = null;
			return result;
		}
	};
}
function pointEqual(a, b) {
	return abs(a[0] - b[0]) < epsilon && abs(a[1] - b[1]) < epsilon;
}
function Intersection(point, points, other, entry) {
	this.x = point;
	this.z = points;
	this.o = other;
	this.e = entry;
	this.v = false;
	this.n = this.p = null;
}
function clipRejoin(segments, compareIntersection, startInside, interpolate, stream) {
	var subject = [], clip = [], i, n;
	segments.forEach(function(segment) {
		if ((n = segment.length - 1) <= 0) return;
		var n, p0 = segment[0], p1 = segment[n], x;
		if (pointEqual(p0, p1)) {
			if (!p0[2] && !p1[2]) {
				stream.lineStart();
				for (i = 0; i < n; ++i) stream.point((p0 = segment[i])[0], p0[1]);
				stream.lineEnd();
				return;
			}
			p1[0] += 2 * epsilon;
		}
		subject.push(x = new Intersection(p0, segment, null, true));
		clip.push(x.o = new Intersection(p0, null, x, false));
		subject.push(x = new Intersection(p1, segment, null, false));
		clip.push(x.o = new Intersection(p1, null, x, true));
	});
	if (!subject.length) return;
	clip.sort(compareIntersection);
	link(subject);
	link(clip);
	for (i = 0, n = clip.length; i < n; ++i) clip[i].e = startInside = !startInside;
	var start = subject[0], points, point;
	while (1) {
		var current = start, isSubject = true;
		while (current.v) if ((current = current.n) === start) return;
		points = current.z;
		stream.lineStart();
		do {
			current.v = current.o.v = true;
			if (current.e) {
				if (isSubject) for (i = 0, n = points.length; i < n; ++i) stream.point((point = points[i])[0], point[1]);
				else interpolate(current.x, current.n.x, 1, stream);
				current = current.n;
			} else {
				if (isSubject) {
					points = current.p.z;
					for (i = points.length - 1; i >= 0; --i) stream.point((point = points[i])[0], point[1]);
				} else interpolate(current.x, current.p.x, -1, stream);
				current = current.p;
			}
			current = current.o;
			points = current.z;
			isSubject = !isSubject;
		} while (!current.v);
		stream.lineEnd();
	}
}
function link(array) {
	if (!(n = array.length)) return;
	var n, i = 0, a = array[0], b;
	while (++i < n) {
		a.n = b = array[i];
		b.p = a;
		a = b;
	}
	a.n = b = array[0];
	b.p = a;
}
function longitude(point) {
	return abs(point[0]) <= pi ? point[0] : sign(point[0]) * ((abs(point[0]) + pi) % tau - pi);
}
function polygonContains(polygon, point) {
	var lambda = longitude(point), phi = point[1], sinPhi = sin(phi), normal = [
		sin(lambda),
		-cos(lambda),
		0
	], angle = 0, winding = 0;
	var sum = new Adder();
	if (sinPhi === 1) phi = halfPi + epsilon;
	else if (sinPhi === -1) phi = -halfPi - epsilon;
	for (var i = 0, n = polygon.length; i < n; ++i) {
		if (!(m = (ring = polygon[i]).length)) continue;
		var ring, m, point0 = ring[m - 1], lambda0 = longitude(point0), phi0 = point0[1] / 2 + quarterPi, sinPhi0 = sin(phi0), cosPhi0 = cos(phi0);
		for (var j = 0; j < m; ++j, lambda0 = lambda1, sinPhi0 = sinPhi1, cosPhi0 = cosPhi1, point0 = point1) {
			var point1 = ring[j], lambda1 = longitude(point1), phi1 = point1[1] / 2 + quarterPi, sinPhi1 = sin(phi1), cosPhi1 = cos(phi1), delta = lambda1 - lambda0, sign = delta >= 0 ? 1 : -1, absDelta = sign * delta, antimeridian = absDelta > pi, k = sinPhi0 * sinPhi1;
			sum.add(atan2(k * sign * sin(absDelta), cosPhi0 * cosPhi1 + k * cos(absDelta)));
			angle += antimeridian ? delta + sign * tau : delta;
			if (antimeridian ^ lambda0 >= lambda ^ lambda1 >= lambda) {
				var arc = cartesianCross(cartesian(point0), cartesian(point1));
				cartesianNormalizeInPlace(arc);
				var intersection = cartesianCross(normal, arc);
				cartesianNormalizeInPlace(intersection);
				var phiArc = (antimeridian ^ delta >= 0 ? -1 : 1) * asin(intersection[2]);
				if (phi > phiArc || phi === phiArc && (arc[0] || arc[1])) winding += antimeridian ^ delta >= 0 ? 1 : -1;
			}
		}
	}
	return (angle < -epsilon || angle < epsilon && sum < -epsilon2) ^ winding & 1;
}
function clip(pointVisible, clipLine, interpolate, start) {
	return function(sink) {
		var line = clipLine(sink), ringBuffer = clipBuffer(), ringSink = clipLine(ringBuffer), polygonStarted = false, polygon, segments, ring;
		var clip = {
			point,
			lineStart,
			lineEnd,
			polygonStart: function() {
				clip.point = pointRing;
				clip.lineStart = ringStart;
				clip.lineEnd = ringEnd;
				segments = [];
				polygon = [];
			},
			polygonEnd: function() {
				clip.point = point;
				clip.lineStart = lineStart;
				clip.lineEnd = lineEnd;
				segments = merge(segments);
				var startInside = polygonContains(polygon, start);
				if (segments.length) {
					if (!polygonStarted) sink.polygonStart(), polygonStarted = true;
					clipRejoin(segments, compareIntersection, startInside, interpolate, sink);
				} else if (startInside) {
					if (!polygonStarted) sink.polygonStart(), polygonStarted = true;
					sink.lineStart();
					interpolate(null, null, 1, sink);
					sink.lineEnd();
				}
				if (polygonStarted) sink.polygonEnd(), polygonStarted = false;
				segments = polygon = null;
			},
			sphere: function() {
				sink.polygonStart();
				sink.lineStart();
				interpolate(null, null, 1, sink);
				sink.lineEnd();
				sink.polygonEnd();
			}
		};
		function point(lambda, phi) {
			if (pointVisible(lambda, phi)) sink.point(lambda, phi);
		}
		function pointLine(lambda, phi) {
			line.point(lambda, phi);
		}
		function lineStart() {
			clip.point = pointLine;
			line.lineStart();
		}
		function lineEnd() {
			clip.point = point;
			line.lineEnd();
		}
		function pointRing(lambda, phi) {
			ring.push([lambda, phi]);
			ringSink.point(lambda, phi);
		}
		function ringStart() {
			ringSink.lineStart();
			ring = [];
		}
		function ringEnd() {
			pointRing(ring[0][0], ring[0][1]);
			ringSink.lineEnd();
			var clean = ringSink.clean(), ringSegments = ringBuffer.result(), i, n = ringSegments.length, m, segment, point;
			ring.pop();
			polygon.push(ring);
			ring = null;
			if (!n) return;
			if (clean & 1) {
				segment = ringSegments[0];
				if ((m = segment.length - 1) > 0) {
					if (!polygonStarted) sink.polygonStart(), polygonStarted = true;
					sink.lineStart();
					for (i = 0; i < m; ++i) sink.point((point = segment[i])[0], point[1]);
					sink.lineEnd();
				}
				return;
			}
			if (n > 1 && clean & 2) ringSegments.push(ringSegments.pop().concat(ringSegments.shift()));
			segments.push(ringSegments.filter(validSegment));
		}
		return clip;
	};
}
function validSegment(segment) {
	return segment.length > 1;
}
function compareIntersection(a, b) {
	return ((a = a.x)[0] < 0 ? a[1] - halfPi - epsilon : halfPi - a[1]) - ((b = b.x)[0] < 0 ? b[1] - halfPi - epsilon : halfPi - b[1]);
}
var clipAntimeridian = clip(function() {
	return true;
}, clipAntimeridianLine, clipAntimeridianInterpolate, [-pi, -halfPi]);
function clipAntimeridianLine(stream) {
	var lambda0 = NaN, phi0 = NaN, sign0 = NaN, clean;
	return {
		lineStart: function() {
			stream.lineStart();
			clean = 1;
		},
		point: function(lambda1, phi1) {
			var sign1 = lambda1 > 0 ? pi : -pi, delta = abs(lambda1 - lambda0);
			if (abs(delta - pi) < epsilon) {
				stream.point(lambda0, phi0 = (phi0 + phi1) / 2 > 0 ? halfPi : -halfPi);
				stream.point(sign0, phi0);
				stream.lineEnd();
				stream.lineStart();
				stream.point(sign1, phi0);
				stream.point(lambda1, phi0);
				clean = 0;
			} else if (sign0 !== sign1 && delta >= pi) {
				if (abs(lambda0 - sign0) < epsilon) lambda0 -= sign0 * epsilon;
				if (abs(lambda1 - sign1) < epsilon) lambda1 -= sign1 * epsilon;
				phi0 = clipAntimeridianIntersect(lambda0, phi0, lambda1, phi1);
				stream.point(sign0, phi0);
				stream.lineEnd();
				stream.lineStart();
				stream.point(sign1, phi0);
				clean = 0;
			}
			stream.point(lambda0 = lambda1, phi0 = phi1);
			sign0 = sign1;
		},
		lineEnd: function() {
			stream.lineEnd();
			lambda0 = phi0 = NaN;
		},
		clean: function() {
			return 2 - clean;
		}
	};
}
function clipAntimeridianIntersect(lambda0, phi0, lambda1, phi1) {
	var cosPhi0, cosPhi1, sinLambda0Lambda1 = sin(lambda0 - lambda1);
	return abs(sinLambda0Lambda1) > epsilon ? atan((sin(phi0) * (cosPhi1 = cos(phi1)) * sin(lambda1) - sin(phi1) * (cosPhi0 = cos(phi0)) * sin(lambda0)) / (cosPhi0 * cosPhi1 * sinLambda0Lambda1)) : (phi0 + phi1) / 2;
}
function clipAntimeridianInterpolate(from, to, direction, stream) {
	var phi;
	if (from == null) {
		phi = direction * halfPi;
		stream.point(-pi, phi);
		stream.point(0, phi);
		stream.point(pi, phi);
		stream.point(pi, 0);
		stream.point(pi, -phi);
		stream.point(0, -phi);
		stream.point(-pi, -phi);
		stream.point(-pi, 0);
		stream.point(-pi, phi);
	} else if (abs(from[0] - to[0]) > epsilon) {
		var lambda = from[0] < to[0] ? pi : -pi;
		phi = direction * lambda / 2;
		stream.point(-lambda, phi);
		stream.point(0, phi);
		stream.point(lambda, phi);
	} else stream.point(to[0], to[1]);
}
function clipCircle(radius) {
	var cr = cos(radius), delta = 2 * radians, smallRadius = cr > 0, notHemisphere = abs(cr) > epsilon;
	function interpolate(from, to, direction, stream) {
		circleStream(stream, radius, delta, direction, from, to);
	}
	function visible(lambda, phi) {
		return cos(lambda) * cos(phi) > cr;
	}
	function clipLine(stream) {
		var point0, c0, v0, v00, clean;
		return {
			lineStart: function() {
				v00 = v0 = false;
				clean = 1;
			},
			point: function(lambda, phi) {
				var point1 = [lambda, phi], point2, v = visible(lambda, phi), c = smallRadius ? v ? 0 : code(lambda, phi) : v ? code(lambda + (lambda < 0 ? pi : -pi), phi) : 0;
				if (!point0 && (v00 = v0 = v)) stream.lineStart();
				if (v !== v0) {
					point2 = intersect(point0, point1);
					if (!point2 || pointEqual(point0, point2) || pointEqual(point1, point2)) point1[2] = 1;
				}
				if (v !== v0) {
					clean = 0;
					if (v) {
						stream.lineStart();
						point2 = intersect(point1, point0);
						stream.point(point2[0], point2[1]);
					} else {
						point2 = intersect(point0, point1);
						stream.point(point2[0], point2[1], 2);
						stream.lineEnd();
					}
					point0 = point2;
				} else if (notHemisphere && point0 && smallRadius ^ v) {
					var t;
					if (!(c & c0) && (t = intersect(point1, point0, true))) {
						clean = 0;
						if (smallRadius) {
							stream.lineStart();
							stream.point(t[0][0], t[0][1]);
							stream.point(t[1][0], t[1][1]);
							stream.lineEnd();
						} else {
							stream.point(t[1][0], t[1][1]);
							stream.lineEnd();
							stream.lineStart();
							stream.point(t[0][0], t[0][1], 3);
						}
					}
				}
				if (v && (!point0 || !pointEqual(point0, point1))) stream.point(point1[0], point1[1]);
				point0 = point1, v0 = v, c0 = c;
			},
			lineEnd: function() {
				if (v0) stream.lineEnd();
				point0 = null;
			},
			clean: function() {
				return clean | (v00 && v0) << 1;
			}
		};
	}
	function intersect(a, b, two) {
		var pa = cartesian(a), pb = cartesian(b);
		var n1 = [
			1,
			0,
			0
		], n2 = cartesianCross(pa, pb), n2n2 = cartesianDot(n2, n2), n1n2 = n2[0], determinant = n2n2 - n1n2 * n1n2;
		if (!determinant) return !two && a;
		var c1 = cr * n2n2 / determinant, c2 = -cr * n1n2 / determinant, n1xn2 = cartesianCross(n1, n2), A = cartesianScale(n1, c1);
		cartesianAddInPlace(A, cartesianScale(n2, c2));
		var u = n1xn2, w = cartesianDot(A, u), uu = cartesianDot(u, u), t2 = w * w - uu * (cartesianDot(A, A) - 1);
		if (t2 < 0) return;
		var t = sqrt(t2), q = cartesianScale(u, (-w - t) / uu);
		cartesianAddInPlace(q, A);
		q = spherical(q);
		if (!two) return q;
		var lambda0 = a[0], lambda1 = b[0], phi0 = a[1], phi1 = b[1], z;
		if (lambda1 < lambda0) z = lambda0, lambda0 = lambda1, lambda1 = z;
		var delta = lambda1 - lambda0, polar = abs(delta - pi) < epsilon, meridian = polar || delta < epsilon;
		if (!polar && phi1 < phi0) z = phi0, phi0 = phi1, phi1 = z;
		if (meridian ? polar ? phi0 + phi1 > 0 ^ q[1] < (abs(q[0] - lambda0) < epsilon ? phi0 : phi1) : phi0 <= q[1] && q[1] <= phi1 : delta > pi ^ (lambda0 <= q[0] && q[0] <= lambda1)) {
			var q1 = cartesianScale(u, (-w + t) / uu);
			cartesianAddInPlace(q1, A);
			return [q, spherical(q1)];
		}
	}
	function code(lambda, phi) {
		var r = smallRadius ? radius : pi - radius, code = 0;
		if (lambda < -r) code |= 1;
		else if (lambda > r) code |= 2;
		if (phi < -r) code |= 4;
		else if (phi > r) code |= 8;
		return code;
	}
	return clip(visible, clipLine, interpolate, smallRadius ? [0, -radius] : [-pi, radius - pi]);
}
function clipLine(a, b, x0, y0, x1, y1) {
	var ax = a[0], ay = a[1], bx = b[0], by = b[1], t0 = 0, t1 = 1, dx = bx - ax, dy = by - ay, r = x0 - ax;
	if (!dx && r > 0) return;
	r /= dx;
	if (dx < 0) {
		if (r < t0) return;
		if (r < t1) t1 = r;
	} else if (dx > 0) {
		if (r > t1) return;
		if (r > t0) t0 = r;
	}
	r = x1 - ax;
	if (!dx && r < 0) return;
	r /= dx;
	if (dx < 0) {
		if (r > t1) return;
		if (r > t0) t0 = r;
	} else if (dx > 0) {
		if (r < t0) return;
		if (r < t1) t1 = r;
	}
	r = y0 - ay;
	if (!dy && r > 0) return;
	r /= dy;
	if (dy < 0) {
		if (r < t0) return;
		if (r < t1) t1 = r;
	} else if (dy > 0) {
		if (r > t1) return;
		if (r > t0) t0 = r;
	}
	r = y1 - ay;
	if (!dy && r < 0) return;
	r /= dy;
	if (dy < 0) {
		if (r > t1) return;
		if (r > t0) t0 = r;
	} else if (dy > 0) {
		if (r < t0) return;
		if (r < t1) t1 = r;
	}
	if (t0 > 0) a[0] = ax + t0 * dx, a[1] = ay + t0 * dy;
	if (t1 < 1) b[0] = ax + t1 * dx, b[1] = ay + t1 * dy;
	return true;
}
var clipMax = 1e9;
var clipMin = -clipMax;
function clipRectangle(x0, y0, x1, y1) {
	function visible(x, y) {
		return x0 <= x && x <= x1 && y0 <= y && y <= y1;
	}
	function interpolate(from, to, direction, stream) {
		var a = 0, a1 = 0;
		if (from == null || (a = corner(from, direction)) !== (a1 = corner(to, direction)) || comparePoint(from, to) < 0 ^ direction > 0) do
			stream.point(a === 0 || a === 3 ? x0 : x1, a > 1 ? y1 : y0);
		while ((a = (a + direction + 4) % 4) !== a1);
		else stream.point(to[0], to[1]);
	}
	function corner(p, direction) {
		return abs(p[0] - x0) < epsilon ? direction > 0 ? 0 : 3 : abs(p[0] - x1) < epsilon ? direction > 0 ? 2 : 1 : abs(p[1] - y0) < epsilon ? direction > 0 ? 1 : 0 : direction > 0 ? 3 : 2;
	}
	function compareIntersection(a, b) {
		return comparePoint(a.x, b.x);
	}
	function comparePoint(a, b) {
		var ca = corner(a, 1), cb = corner(b, 1);
		return ca !== cb ? ca - cb : ca === 0 ? b[1] - a[1] : ca === 1 ? a[0] - b[0] : ca === 2 ? a[1] - b[1] : b[0] - a[0];
	}
	return function(stream) {
		var activeStream = stream, bufferStream = clipBuffer(), segments, polygon, ring, x__, y__, v__, x_, y_, v_, first, clean;
		var clipStream = {
			point,
			lineStart,
			lineEnd,
			polygonStart,
			polygonEnd
		};
		function point(x, y) {
			if (visible(x, y)) activeStream.point(x, y);
		}
		function polygonInside() {
			var winding = 0;
			for (var i = 0, n = polygon.length; i < n; ++i) for (var ring = polygon[i], j = 1, m = ring.length, point = ring[0], a0, a1, b0 = point[0], b1 = point[1]; j < m; ++j) {
				a0 = b0, a1 = b1, point = ring[j], b0 = point[0], b1 = point[1];
				if (a1 <= y1) {
					if (b1 > y1 && (b0 - a0) * (y1 - a1) > (b1 - a1) * (x0 - a0)) ++winding;
				} else if (b1 <= y1 && (b0 - a0) * (y1 - a1) < (b1 - a1) * (x0 - a0)) --winding;
			}
			return winding;
		}
		function polygonStart() {
			activeStream = bufferStream, segments = [], polygon = [], clean = true;
		}
		function polygonEnd() {
			var startInside = polygonInside(), cleanInside = clean && startInside, visible = (segments = merge(segments)).length;
			if (cleanInside || visible) {
				stream.polygonStart();
				if (cleanInside) {
					stream.lineStart();
					interpolate(null, null, 1, stream);
					stream.lineEnd();
				}
				if (visible) clipRejoin(segments, compareIntersection, startInside, interpolate, stream);
				stream.polygonEnd();
			}
			activeStream = stream, segments = polygon = ring = null;
		}
		function lineStart() {
			clipStream.point = linePoint;
			if (polygon) polygon.push(ring = []);
			first = true;
			v_ = false;
			x_ = y_ = NaN;
		}
		function lineEnd() {
			if (segments) {
				linePoint(x__, y__);
				if (v__ && v_) bufferStream.rejoin();
				segments.push(bufferStream.result());
			}
			clipStream.point = point;
			if (v_) activeStream.lineEnd();
		}
		function linePoint(x, y) {
			var v = visible(x, y);
			if (polygon) ring.push([x, y]);
			if (first) {
				x__ = x, y__ = y, v__ = v;
				first = false;
				if (v) {
					activeStream.lineStart();
					activeStream.point(x, y);
				}
			} else if (v && v_) activeStream.point(x, y);
			else {
				var a = [x_ = Math.max(clipMin, Math.min(clipMax, x_)), y_ = Math.max(clipMin, Math.min(clipMax, y_))], b = [x = Math.max(clipMin, Math.min(clipMax, x)), y = Math.max(clipMin, Math.min(clipMax, y))];
				if (clipLine(a, b, x0, y0, x1, y1)) {
					if (!v_) {
						activeStream.lineStart();
						activeStream.point(a[0], a[1]);
					}
					activeStream.point(b[0], b[1]);
					if (!v) activeStream.lineEnd();
					clean = false;
				} else if (v) {
					activeStream.lineStart();
					activeStream.point(x, y);
					clean = false;
				}
			}
			x_ = x, y_ = y, v_ = v;
		}
		return clipStream;
	};
}
var lengthSum$1;
var lambda0;
var sinPhi0;
var cosPhi0;
var lengthStream$1 = {
	sphere: noop,
	point: noop,
	lineStart: lengthLineStart,
	lineEnd: noop,
	polygonStart: noop,
	polygonEnd: noop
};
function lengthLineStart() {
	lengthStream$1.point = lengthPointFirst$1;
	lengthStream$1.lineEnd = lengthLineEnd;
}
function lengthLineEnd() {
	lengthStream$1.point = lengthStream$1.lineEnd = noop;
}
function lengthPointFirst$1(lambda, phi) {
	lambda *= radians, phi *= radians;
	lambda0 = lambda, sinPhi0 = sin(phi), cosPhi0 = cos(phi);
	lengthStream$1.point = lengthPoint$1;
}
function lengthPoint$1(lambda, phi) {
	lambda *= radians, phi *= radians;
	var sinPhi = sin(phi), cosPhi = cos(phi), delta = abs(lambda - lambda0), cosDelta = cos(delta), x = cosPhi * sin(delta), y = cosPhi0 * sinPhi - sinPhi0 * cosPhi * cosDelta, z = sinPhi0 * sinPhi + cosPhi0 * cosPhi * cosDelta;
	lengthSum$1.add(atan2(sqrt(x * x + y * y), z));
	lambda0 = lambda, sinPhi0 = sinPhi, cosPhi0 = cosPhi;
}
function length(object) {
	lengthSum$1 = new Adder();
	geoStream(object, lengthStream$1);
	return +lengthSum$1;
}
var coordinates = [null, null];
var object$1 = {
	type: "LineString",
	coordinates
};
function distance(a, b) {
	coordinates[0] = a;
	coordinates[1] = b;
	return length(object$1);
}
var containsObjectType = {
	Feature: function(object, point) {
		return containsGeometry(object.geometry, point);
	},
	FeatureCollection: function(object, point) {
		var features = object.features, i = -1, n = features.length;
		while (++i < n) if (containsGeometry(features[i].geometry, point)) return true;
		return false;
	}
};
var containsGeometryType = {
	Sphere: function() {
		return true;
	},
	Point: function(object, point) {
		return containsPoint(object.coordinates, point);
	},
	MultiPoint: function(object, point) {
		var coordinates = object.coordinates, i = -1, n = coordinates.length;
		while (++i < n) if (containsPoint(coordinates[i], point)) return true;
		return false;
	},
	LineString: function(object, point) {
		return containsLine(object.coordinates, point);
	},
	MultiLineString: function(object, point) {
		var coordinates = object.coordinates, i = -1, n = coordinates.length;
		while (++i < n) if (containsLine(coordinates[i], point)) return true;
		return false;
	},
	Polygon: function(object, point) {
		return containsPolygon(object.coordinates, point);
	},
	MultiPolygon: function(object, point) {
		var coordinates = object.coordinates, i = -1, n = coordinates.length;
		while (++i < n) if (containsPolygon(coordinates[i], point)) return true;
		return false;
	},
	GeometryCollection: function(object, point) {
		var geometries = object.geometries, i = -1, n = geometries.length;
		while (++i < n) if (containsGeometry(geometries[i], point)) return true;
		return false;
	}
};
function containsGeometry(geometry, point) {
	return geometry && containsGeometryType.hasOwnProperty(geometry.type) ? containsGeometryType[geometry.type](geometry, point) : false;
}
function containsPoint(coordinates, point) {
	return distance(coordinates, point) === 0;
}
function containsLine(coordinates, point) {
	var ao, bo, ab;
	for (var i = 0, n = coordinates.length; i < n; i++) {
		bo = distance(coordinates[i], point);
		if (bo === 0) return true;
		if (i > 0) {
			ab = distance(coordinates[i], coordinates[i - 1]);
			if (ab > 0 && ao <= ab && bo <= ab && (ao + bo - ab) * (1 - Math.pow((ao - bo) / ab, 2)) < epsilon2 * ab) return true;
		}
		ao = bo;
	}
	return false;
}
function containsPolygon(coordinates, point) {
	return !!polygonContains(coordinates.map(ringRadians), pointRadians(point));
}
function ringRadians(ring) {
	return ring = ring.map(pointRadians), ring.pop(), ring;
}
function pointRadians(point) {
	return [point[0] * radians, point[1] * radians];
}
function contains(object, point) {
	return (object && containsObjectType.hasOwnProperty(object.type) ? containsObjectType[object.type] : containsGeometry)(object, point);
}
var identity$1 = (x) => x;
var areaSum = new Adder();
var areaRingSum = new Adder();
var x00$2;
var y00$2;
var x0$3;
var y0$3;
var areaStream = {
	point: noop,
	lineStart: noop,
	lineEnd: noop,
	polygonStart: function() {
		areaStream.lineStart = areaRingStart;
		areaStream.lineEnd = areaRingEnd;
	},
	polygonEnd: function() {
		areaStream.lineStart = areaStream.lineEnd = areaStream.point = noop;
		areaSum.add(abs(areaRingSum));
		areaRingSum = new Adder();
	},
	result: function() {
		var area = areaSum / 2;
		areaSum = new Adder();
		return area;
	}
};
function areaRingStart() {
	areaStream.point = areaPointFirst;
}
function areaPointFirst(x, y) {
	areaStream.point = areaPoint;
	x00$2 = x0$3 = x, y00$2 = y0$3 = y;
}
function areaPoint(x, y) {
	areaRingSum.add(y0$3 * x - x0$3 * y);
	x0$3 = x, y0$3 = y;
}
function areaRingEnd() {
	areaPoint(x00$2, y00$2);
}
var x0$2 = Infinity;
var y0$2 = x0$2;
var x1 = -x0$2;
var y1 = x1;
var boundsStream = {
	point: boundsPoint,
	lineStart: noop,
	lineEnd: noop,
	polygonStart: noop,
	polygonEnd: noop,
	result: function() {
		var bounds = [[x0$2, y0$2], [x1, y1]];
		x1 = y1 = -(y0$2 = x0$2 = Infinity);
		return bounds;
	}
};
function boundsPoint(x, y) {
	if (x < x0$2) x0$2 = x;
	if (x > x1) x1 = x;
	if (y < y0$2) y0$2 = y;
	if (y > y1) y1 = y;
}
var X0 = 0;
var Y0 = 0;
var Z0 = 0;
var X1 = 0;
var Y1 = 0;
var Z1 = 0;
var X2 = 0;
var Y2 = 0;
var Z2 = 0;
var x00$1;
var y00$1;
var x0$1;
var y0$1;
var centroidStream = {
	point: centroidPoint,
	lineStart: centroidLineStart,
	lineEnd: centroidLineEnd,
	polygonStart: function() {
		centroidStream.lineStart = centroidRingStart;
		centroidStream.lineEnd = centroidRingEnd;
	},
	polygonEnd: function() {
		centroidStream.point = centroidPoint;
		centroidStream.lineStart = centroidLineStart;
		centroidStream.lineEnd = centroidLineEnd;
	},
	result: function() {
		var centroid = Z2 ? [X2 / Z2, Y2 / Z2] : Z1 ? [X1 / Z1, Y1 / Z1] : Z0 ? [X0 / Z0, Y0 / Z0] : [NaN, NaN];
		X0 = Y0 = Z0 = X1 = Y1 = Z1 = X2 = Y2 = Z2 = 0;
		return centroid;
	}
};
function centroidPoint(x, y) {
	X0 += x;
	Y0 += y;
	++Z0;
}
function centroidLineStart() {
	centroidStream.point = centroidPointFirstLine;
}
function centroidPointFirstLine(x, y) {
	centroidStream.point = centroidPointLine;
	centroidPoint(x0$1 = x, y0$1 = y);
}
function centroidPointLine(x, y) {
	var dx = x - x0$1, dy = y - y0$1, z = sqrt(dx * dx + dy * dy);
	X1 += z * (x0$1 + x) / 2;
	Y1 += z * (y0$1 + y) / 2;
	Z1 += z;
	centroidPoint(x0$1 = x, y0$1 = y);
}
function centroidLineEnd() {
	centroidStream.point = centroidPoint;
}
function centroidRingStart() {
	centroidStream.point = centroidPointFirstRing;
}
function centroidRingEnd() {
	centroidPointRing(x00$1, y00$1);
}
function centroidPointFirstRing(x, y) {
	centroidStream.point = centroidPointRing;
	centroidPoint(x00$1 = x0$1 = x, y00$1 = y0$1 = y);
}
function centroidPointRing(x, y) {
	var dx = x - x0$1, dy = y - y0$1, z = sqrt(dx * dx + dy * dy);
	X1 += z * (x0$1 + x) / 2;
	Y1 += z * (y0$1 + y) / 2;
	Z1 += z;
	z = y0$1 * x - x0$1 * y;
	X2 += z * (x0$1 + x);
	Y2 += z * (y0$1 + y);
	Z2 += z * 3;
	centroidPoint(x0$1 = x, y0$1 = y);
}
function PathContext(context) {
	this._context = context;
}
PathContext.prototype = {
	_radius: 4.5,
	pointRadius: function(_) {
		return this._radius = _, this;
	},
	polygonStart: function() {
		this._line = 0;
	},
	polygonEnd: function() {
		this._line = NaN;
	},
	lineStart: function() {
		this._point = 0;
	},
	lineEnd: function() {
		if (this._line === 0) this._context.closePath();
		this._point = NaN;
	},
	point: function(x, y) {
		switch (this._point) {
			case 0:
				this._context.moveTo(x, y);
				this._point = 1;
				break;
			case 1:
				this._context.lineTo(x, y);
				break;
			default:
				this._context.moveTo(x + this._radius, y);
				this._context.arc(x, y, this._radius, 0, tau);
		}
	},
	result: noop
};
var lengthSum = new Adder();
var lengthRing;
var x00;
var y00;
var x0;
var y0;
var lengthStream = {
	point: noop,
	lineStart: function() {
		lengthStream.point = lengthPointFirst;
	},
	lineEnd: function() {
		if (lengthRing) lengthPoint(x00, y00);
		lengthStream.point = noop;
	},
	polygonStart: function() {
		lengthRing = true;
	},
	polygonEnd: function() {
		lengthRing = null;
	},
	result: function() {
		var length = +lengthSum;
		lengthSum = new Adder();
		return length;
	}
};
function lengthPointFirst(x, y) {
	lengthStream.point = lengthPoint;
	x00 = x0 = x, y00 = y0 = y;
}
function lengthPoint(x, y) {
	x0 -= x, y0 -= y;
	lengthSum.add(sqrt(x0 * x0 + y0 * y0));
	x0 = x, y0 = y;
}
var cacheDigits;
var cacheAppend;
var cacheRadius;
var cacheCircle;
var PathString = class {
	constructor(digits) {
		this._append = digits == null ? append : appendRound(digits);
		this._radius = 4.5;
		this._ = "";
	}
	pointRadius(_) {
		this._radius = +_;
		return this;
	}
	polygonStart() {
		this._line = 0;
	}
	polygonEnd() {
		this._line = NaN;
	}
	lineStart() {
		this._point = 0;
	}
	lineEnd() {
		if (this._line === 0) this._ += "Z";
		this._point = NaN;
	}
	point(x, y) {
		switch (this._point) {
			case 0:
				this._append`M${x},${y}`;
				this._point = 1;
				break;
			case 1:
				this._append`L${x},${y}`;
				break;
			default:
				this._append`M${x},${y}`;
				if (this._radius !== cacheRadius || this._append !== cacheAppend) {
					const r = this._radius;
					const s = this._;
					this._ = "";
					this._append`m0,${r}a${r},${r} 0 1,1 0,${-2 * r}a${r},${r} 0 1,1 0,${2 * r}z`;
					cacheRadius = r;
					cacheAppend = this._append;
					cacheCircle = this._;
					this._ = s;
				}
				this._ += cacheCircle;
		}
	}
	result() {
		const result = this._;
		this._ = "";
		return result.length ? result : null;
	}
};
function append(strings) {
	let i = 1;
	this._ += strings[0];
	for (const j = strings.length; i < j; ++i) this._ += arguments[i] + strings[i];
}
function appendRound(digits) {
	const d = Math.floor(digits);
	if (!(d >= 0)) throw new RangeError(`invalid digits: ${digits}`);
	if (d > 15) return append;
	if (d !== cacheDigits) {
		const k = 10 ** d;
		cacheDigits = d;
		cacheAppend = function append(strings) {
			let i = 1;
			this._ += strings[0];
			for (const j = strings.length; i < j; ++i) this._ += Math.round(arguments[i] * k) / k + strings[i];
		};
	}
	return cacheAppend;
}
function index(projection, context) {
	let digits = 3, pointRadius = 4.5, projectionStream, contextStream;
	function path(object) {
		if (object) {
			if (typeof pointRadius === "function") contextStream.pointRadius(+pointRadius.apply(this, arguments));
			geoStream(object, projectionStream(contextStream));
		}
		return contextStream.result();
	}
	path.area = function(object) {
		geoStream(object, projectionStream(areaStream));
		return areaStream.result();
	};
	path.measure = function(object) {
		geoStream(object, projectionStream(lengthStream));
		return lengthStream.result();
	};
	path.bounds = function(object) {
		geoStream(object, projectionStream(boundsStream));
		return boundsStream.result();
	};
	path.centroid = function(object) {
		geoStream(object, projectionStream(centroidStream));
		return centroidStream.result();
	};
	path.projection = function(_) {
		if (!arguments.length) return projection;
		projectionStream = _ == null ? (projection = null, identity$1) : (projection = _).stream;
		return path;
	};
	path.context = function(_) {
		if (!arguments.length) return context;
		contextStream = _ == null ? (context = null, new PathString(digits)) : new PathContext(context = _);
		if (typeof pointRadius !== "function") contextStream.pointRadius(pointRadius);
		return path;
	};
	path.pointRadius = function(_) {
		if (!arguments.length) return pointRadius;
		pointRadius = typeof _ === "function" ? _ : (contextStream.pointRadius(+_), +_);
		return path;
	};
	path.digits = function(_) {
		if (!arguments.length) return digits;
		if (_ == null) digits = null;
		else {
			const d = Math.floor(_);
			if (!(d >= 0)) throw new RangeError(`invalid digits: ${_}`);
			digits = d;
		}
		if (context === null) contextStream = new PathString(digits);
		return path;
	};
	return path.projection(projection).digits(digits).context(context);
}
function transformer(methods) {
	return function(stream) {
		var s = new TransformStream();
		for (var key in methods) s[key] = methods[key];
		s.stream = stream;
		return s;
	};
}
function TransformStream() {}
TransformStream.prototype = {
	constructor: TransformStream,
	point: function(x, y) {
		this.stream.point(x, y);
	},
	sphere: function() {
		this.stream.sphere();
	},
	lineStart: function() {
		this.stream.lineStart();
	},
	lineEnd: function() {
		this.stream.lineEnd();
	},
	polygonStart: function() {
		this.stream.polygonStart();
	},
	polygonEnd: function() {
		this.stream.polygonEnd();
	}
};
function fit(projection, fitBounds, object) {
	var clip = projection.clipExtent && projection.clipExtent();
	projection.scale(150).translate([0, 0]);
	if (clip != null) projection.clipExtent(null);
	geoStream(object, projection.stream(boundsStream));
	fitBounds(boundsStream.result());
	if (clip != null) projection.clipExtent(clip);
	return projection;
}
function fitExtent(projection, extent, object) {
	return fit(projection, function(b) {
		var w = extent[1][0] - extent[0][0], h = extent[1][1] - extent[0][1], k = Math.min(w / (b[1][0] - b[0][0]), h / (b[1][1] - b[0][1])), x = +extent[0][0] + (w - k * (b[1][0] + b[0][0])) / 2, y = +extent[0][1] + (h - k * (b[1][1] + b[0][1])) / 2;
		projection.scale(150 * k).translate([x, y]);
	}, object);
}
function fitSize(projection, size, object) {
	return fitExtent(projection, [[0, 0], size], object);
}
function fitWidth(projection, width, object) {
	return fit(projection, function(b) {
		var w = +width, k = w / (b[1][0] - b[0][0]), x = (w - k * (b[1][0] + b[0][0])) / 2, y = -k * b[0][1];
		projection.scale(150 * k).translate([x, y]);
	}, object);
}
function fitHeight(projection, height, object) {
	return fit(projection, function(b) {
		var h = +height, k = h / (b[1][1] - b[0][1]), x = -k * b[0][0], y = (h - k * (b[1][1] + b[0][1])) / 2;
		projection.scale(150 * k).translate([x, y]);
	}, object);
}
var maxDepth = 16;
var cosMinDistance = cos(30 * radians);
function resample(project, delta2) {
	return +delta2 ? resample$1(project, delta2) : resampleNone(project);
}
function resampleNone(project) {
	return transformer({ point: function(x, y) {
		x = project(x, y);
		this.stream.point(x[0], x[1]);
	} });
}
function resample$1(project, delta2) {
	function resampleLineTo(x0, y0, lambda0, a0, b0, c0, x1, y1, lambda1, a1, b1, c1, depth, stream) {
		var dx = x1 - x0, dy = y1 - y0, d2 = dx * dx + dy * dy;
		if (d2 > 4 * delta2 && depth--) {
			var a = a0 + a1, b = b0 + b1, c = c0 + c1, m = sqrt(a * a + b * b + c * c), phi2 = asin(c /= m), lambda2 = abs(abs(c) - 1) < epsilon || abs(lambda0 - lambda1) < epsilon ? (lambda0 + lambda1) / 2 : atan2(b, a), p = project(lambda2, phi2), x2 = p[0], y2 = p[1], dx2 = x2 - x0, dy2 = y2 - y0, dz = dy * dx2 - dx * dy2;
			if (dz * dz / d2 > delta2 || abs((dx * dx2 + dy * dy2) / d2 - .5) > .3 || a0 * a1 + b0 * b1 + c0 * c1 < cosMinDistance) {
				resampleLineTo(x0, y0, lambda0, a0, b0, c0, x2, y2, lambda2, a /= m, b /= m, c, depth, stream);
				stream.point(x2, y2);
				resampleLineTo(x2, y2, lambda2, a, b, c, x1, y1, lambda1, a1, b1, c1, depth, stream);
			}
		}
	}
	return function(stream) {
		var lambda00, x00, y00, a00, b00, c00, lambda0, x0, y0, a0, b0, c0;
		var resampleStream = {
			point,
			lineStart,
			lineEnd,
			polygonStart: function() {
				stream.polygonStart();
				resampleStream.lineStart = ringStart;
			},
			polygonEnd: function() {
				stream.polygonEnd();
				resampleStream.lineStart = lineStart;
			}
		};
		function point(x, y) {
			x = project(x, y);
			stream.point(x[0], x[1]);
		}
		function lineStart() {
			x0 = NaN;
			resampleStream.point = linePoint;
			stream.lineStart();
		}
		function linePoint(lambda, phi) {
			var c = cartesian([lambda, phi]), p = project(lambda, phi);
			resampleLineTo(x0, y0, lambda0, a0, b0, c0, x0 = p[0], y0 = p[1], lambda0 = lambda, a0 = c[0], b0 = c[1], c0 = c[2], maxDepth, stream);
			stream.point(x0, y0);
		}
		function lineEnd() {
			resampleStream.point = point;
			stream.lineEnd();
		}
		function ringStart() {
			lineStart();
			resampleStream.point = ringPoint;
			resampleStream.lineEnd = ringEnd;
		}
		function ringPoint(lambda, phi) {
			linePoint(lambda00 = lambda, phi), x00 = x0, y00 = y0, a00 = a0, b00 = b0, c00 = c0;
			resampleStream.point = linePoint;
		}
		function ringEnd() {
			resampleLineTo(x0, y0, lambda0, a0, b0, c0, x00, y00, lambda00, a00, b00, c00, maxDepth, stream);
			resampleStream.lineEnd = lineEnd;
			lineEnd();
		}
		return resampleStream;
	};
}
var transformRadians = transformer({ point: function(x, y) {
	this.stream.point(x * radians, y * radians);
} });
function transformRotate(rotate) {
	return transformer({ point: function(x, y) {
		var r = rotate(x, y);
		return this.stream.point(r[0], r[1]);
	} });
}
function scaleTranslate(k, dx, dy, sx, sy) {
	function transform(x, y) {
		x *= sx;
		y *= sy;
		return [dx + k * x, dy - k * y];
	}
	transform.invert = function(x, y) {
		return [(x - dx) / k * sx, (dy - y) / k * sy];
	};
	return transform;
}
function scaleTranslateRotate(k, dx, dy, sx, sy, alpha) {
	if (!alpha) return scaleTranslate(k, dx, dy, sx, sy);
	var cosAlpha = cos(alpha), sinAlpha = sin(alpha), a = cosAlpha * k, b = sinAlpha * k, ai = cosAlpha / k, bi = sinAlpha / k, ci = (sinAlpha * dy - cosAlpha * dx) / k, fi = (sinAlpha * dx + cosAlpha * dy) / k;
	function transform(x, y) {
		x *= sx;
		y *= sy;
		return [a * x - b * y + dx, dy - b * x - a * y];
	}
	transform.invert = function(x, y) {
		return [sx * (ai * x - bi * y + ci), sy * (fi - bi * x - ai * y)];
	};
	return transform;
}
function projection(project) {
	return projectionMutator(function() {
		return project;
	})();
}
function projectionMutator(projectAt) {
	var project, k = 150, x = 480, y = 250, lambda = 0, phi = 0, deltaLambda = 0, deltaPhi = 0, deltaGamma = 0, rotate, alpha = 0, sx = 1, sy = 1, theta = null, preclip = clipAntimeridian, x0 = null, y0, x1, y1, postclip = identity$1, delta2 = .5, projectResample, projectTransform, projectRotateTransform, cache, cacheStream;
	function projection(point) {
		return projectRotateTransform(point[0] * radians, point[1] * radians);
	}
	function invert(point) {
		point = projectRotateTransform.invert(point[0], point[1]);
		return point && [point[0] * degrees, point[1] * degrees];
	}
	projection.stream = function(stream) {
		return cache && cacheStream === stream ? cache : cache = transformRadians(transformRotate(rotate)(preclip(projectResample(postclip(cacheStream = stream)))));
	};
	projection.preclip = function(_) {
		return arguments.length ? (preclip = _, theta = void 0, reset()) : preclip;
	};
	projection.postclip = function(_) {
		return arguments.length ? (postclip = _, x0 = y0 = x1 = y1 = null, reset()) : postclip;
	};
	projection.clipAngle = function(_) {
		return arguments.length ? (preclip = +_ ? clipCircle(theta = _ * radians) : (theta = null, clipAntimeridian), reset()) : theta * degrees;
	};
	projection.clipExtent = function(_) {
		return arguments.length ? (postclip = _ == null ? (x0 = y0 = x1 = y1 = null, identity$1) : clipRectangle(x0 = +_[0][0], y0 = +_[0][1], x1 = +_[1][0], y1 = +_[1][1]), reset()) : x0 == null ? null : [[x0, y0], [x1, y1]];
	};
	projection.scale = function(_) {
		return arguments.length ? (k = +_, recenter()) : k;
	};
	projection.translate = function(_) {
		return arguments.length ? (x = +_[0], y = +_[1], recenter()) : [x, y];
	};
	projection.center = function(_) {
		return arguments.length ? (lambda = _[0] % 360 * radians, phi = _[1] % 360 * radians, recenter()) : [lambda * degrees, phi * degrees];
	};
	projection.rotate = function(_) {
		return arguments.length ? (deltaLambda = _[0] % 360 * radians, deltaPhi = _[1] % 360 * radians, deltaGamma = _.length > 2 ? _[2] % 360 * radians : 0, recenter()) : [
			deltaLambda * degrees,
			deltaPhi * degrees,
			deltaGamma * degrees
		];
	};
	projection.angle = function(_) {
		return arguments.length ? (alpha = _ % 360 * radians, recenter()) : alpha * degrees;
	};
	projection.reflectX = function(_) {
		return arguments.length ? (sx = _ ? -1 : 1, recenter()) : sx < 0;
	};
	projection.reflectY = function(_) {
		return arguments.length ? (sy = _ ? -1 : 1, recenter()) : sy < 0;
	};
	projection.precision = function(_) {
		return arguments.length ? (projectResample = resample(projectTransform, delta2 = _ * _), reset()) : sqrt(delta2);
	};
	projection.fitExtent = function(extent, object) {
		return fitExtent(projection, extent, object);
	};
	projection.fitSize = function(size, object) {
		return fitSize(projection, size, object);
	};
	projection.fitWidth = function(width, object) {
		return fitWidth(projection, width, object);
	};
	projection.fitHeight = function(height, object) {
		return fitHeight(projection, height, object);
	};
	function recenter() {
		var center = scaleTranslateRotate(k, 0, 0, sx, sy, alpha).apply(null, project(lambda, phi)), transform = scaleTranslateRotate(k, x - center[0], y - center[1], sx, sy, alpha);
		rotate = rotateRadians(deltaLambda, deltaPhi, deltaGamma);
		projectTransform = compose(project, transform);
		projectRotateTransform = compose(rotate, projectTransform);
		projectResample = resample(projectTransform, delta2);
		return reset();
	}
	function reset() {
		cache = cacheStream = null;
		return projection;
	}
	return function() {
		project = projectAt.apply(this, arguments);
		projection.invert = project.invert && invert;
		return recenter();
	};
}
function azimuthalRaw(scale) {
	return function(x, y) {
		var cx = cos(x), cy = cos(y), k = scale(cx * cy);
		if (k === Infinity) return [2, 0];
		return [k * cy * sin(x), k * sin(y)];
	};
}
function azimuthalInvert(angle) {
	return function(x, y) {
		var z = sqrt(x * x + y * y), c = angle(z), sc = sin(c), cc = cos(c);
		return [atan2(x * sc, z * cc), asin(z && y * sc / z)];
	};
}
var azimuthalEqualAreaRaw = azimuthalRaw(function(cxcy) {
	return sqrt(2 / (1 + cxcy));
});
azimuthalEqualAreaRaw.invert = azimuthalInvert(function(z) {
	return 2 * asin(z / 2);
});
var azimuthalEquidistantRaw = azimuthalRaw(function(c) {
	return (c = acos(c)) && c / sin(c);
});
azimuthalEquidistantRaw.invert = azimuthalInvert(function(z) {
	return z;
});
function mercatorRaw(lambda, phi) {
	return [lambda, log(tan((halfPi + phi) / 2))];
}
mercatorRaw.invert = function(x, y) {
	return [x, 2 * atan(exp(y)) - halfPi];
};
function equirectangularRaw(lambda, phi) {
	return [lambda, phi];
}
equirectangularRaw.invert = equirectangularRaw;
var A1 = 1.340264;
var A2 = -.081106;
var A3 = 893e-6;
var A4 = .003796;
var M = sqrt(3) / 2;
var iterations = 12;
function equalEarthRaw(lambda, phi) {
	var l = asin(M * sin(phi)), l2 = l * l, l6 = l2 * l2 * l2;
	return [lambda * cos(l) / (M * (A1 + 3 * A2 * l2 + l6 * (7 * A3 + 9 * A4 * l2))), l * (A1 + A2 * l2 + l6 * (A3 + A4 * l2))];
}
equalEarthRaw.invert = function(x, y) {
	var l = y, l2 = l * l, l6 = l2 * l2 * l2;
	for (var i = 0, delta, fy, fpy; i < iterations; ++i) {
		fy = l * (A1 + A2 * l2 + l6 * (A3 + A4 * l2)) - y;
		fpy = A1 + 3 * A2 * l2 + l6 * (7 * A3 + 9 * A4 * l2);
		l -= delta = fy / fpy, l2 = l * l, l6 = l2 * l2 * l2;
		if (abs(delta) < epsilon2) break;
	}
	return [M * x * (A1 + 3 * A2 * l2 + l6 * (7 * A3 + 9 * A4 * l2)) / cos(l), asin(sin(l) / M)];
};
function gnomonicRaw(x, y) {
	var cy = cos(y), k = cos(x) * cy;
	return [cy * sin(x) / k, sin(y) / k];
}
gnomonicRaw.invert = azimuthalInvert(atan);
function naturalEarth1Raw(lambda, phi) {
	var phi2 = phi * phi, phi4 = phi2 * phi2;
	return [lambda * (.8707 - .131979 * phi2 + phi4 * (-.013791 + phi4 * (.003971 * phi2 - .001529 * phi4))), phi * (1.007226 + phi2 * (.015085 + phi4 * (-.044475 + .028874 * phi2 - .005916 * phi4)))];
}
naturalEarth1Raw.invert = function(x, y) {
	var phi = y, i = 25, delta;
	do {
		var phi2 = phi * phi, phi4 = phi2 * phi2;
		phi -= delta = (phi * (1.007226 + phi2 * (.015085 + phi4 * (-.044475 + .028874 * phi2 - .005916 * phi4))) - y) / (1.007226 + phi2 * (.045255 + phi4 * (-.311325 + .259866 * phi2 - .005916 * 11 * phi4)));
	} while (abs(delta) > epsilon && --i > 0);
	return [x / (.8707 + (phi2 = phi * phi) * (-.131979 + phi2 * (-.013791 + phi2 * phi2 * phi2 * (.003971 - .001529 * phi2)))), phi];
};
function orthographicRaw(x, y) {
	return [cos(y) * sin(x), sin(y)];
}
orthographicRaw.invert = azimuthalInvert(asin);
function stereographicRaw(x, y) {
	var cy = cos(y), k = 1 + cos(x) * cy;
	return [cy * sin(x) / k, sin(y) / k];
}
stereographicRaw.invert = azimuthalInvert(function(z) {
	return 2 * atan(z);
});
function transverseMercatorRaw(lambda, phi) {
	return [log(tan((halfPi + phi) / 2)), -lambda];
}
transverseMercatorRaw.invert = function(x, y) {
	return [-y, 2 * atan(exp(x)) - halfPi];
};
// src/shared/dom.ts
/** Makes elements without markup in strings: what documents say is only ever text. */
var SVG = "http://www.w3.org/2000/svg";
function set(element, attributes) {
	for (const [name, value] of Object.entries(attributes)) if (value === null || value === void 0 || value === false) element.removeAttribute(name);
	else element.setAttribute(name, value === true ? "" : String(value));
}
function html(name, attributes = {}, ...children) {
	const element = document.createElement(name);
	set(element, attributes);
	element.append(...children);
	return element;
}
function svg(name, attributes = {}, ...children) {
	const element = document.createElementNS(SVG, name);
	set(element, attributes);
	element.append(...children);
	return element;
}
/** Returns a button that submits nothing. */
function button(words, attributes, act) {
	const made = html("button", {
		type: "button",
		...attributes
	}, words);
	made.addEventListener("click", act);
	return made;
}
/** Returns words of a document closed off, so that their direction can't spread (Unicode FSI, PDI). */
function isolated(words) {
	return `\u2068${words}\u2069`;
}
/** Returns a count with its noun. */
function counted(count, one, many = `${one}s`) {
	return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}
/** Returns words cut to a length, in whole characters. */
function cut(words, most) {
	const characters = [...words];
	return characters.length <= most ? words : `${characters.slice(0, most - 1).join("")}…`;
}
/** Rounds to tenths, as drawings need no more. */
function tenth(value) {
	return Math.round(value * 10) / 10;
}
// src/shared/gestures.ts
var SLACK = 4;
/** Pixels that a click may slip before it is a drag. */
/**
* Listens on an element. The wheel zooms with Ctrl or Cmd alone, as the page scrolls without; one
* finger scrolls the page up and down (`touch-action: pan-y` in the style sheet), two zoom.
*/
function gestures(element, handlers) {
	const held = /* @__PURE__ */ new Map();
	let travelled = 0;
	let dragging = false;
	const place = (event) => {
		const box = element.getBoundingClientRect();
		return {
			x: event.clientX - box.left,
			y: event.clientY - box.top
		};
	};
	const down = (event) => {
		if (event.pointerType === "mouse" && event.button !== 0) return;
		held.set(event.pointerId, place(event));
		travelled = 0;
		dragging = false;
	};
	const move = (event) => {
		const before = held.get(event.pointerId);
		if (!before) return;
		const now = place(event);
		const dx = now.x - before.x;
		const dy = now.y - before.y;
		travelled += Math.abs(dx) + Math.abs(dy);
		if (!dragging && travelled < SLACK && held.size === 1) return;
		if (!dragging) {
			dragging = true;
			element.setPointerCapture(event.pointerId);
		}
		const others = [...held].filter(([id]) => id !== event.pointerId).map(([, at]) => at);
		held.set(event.pointerId, now);
		const other = others[0];
		if (!other) {
			handlers.pan(dx, dy);
			return;
		}
		const was = Math.hypot(before.x - other.x, before.y - other.y);
		const is = Math.hypot(now.x - other.x, now.y - other.y);
		handlers.pan(dx / 2, dy / 2);
		if (was > 0) handlers.zoom(is / was, (now.x + other.x) / 2, (now.y + other.y) / 2);
	};
	const up = (event) => {
		if (held.delete(event.pointerId) && held.size === 0 && dragging) handlers.end();
	};
	element.addEventListener("pointerdown", down);
	element.addEventListener("pointermove", move);
	element.addEventListener("pointerup", up);
	element.addEventListener("pointercancel", up);
	element.addEventListener("lostpointercapture", up);
	element.addEventListener("dragstart", (event) => event.preventDefault());
	element.addEventListener("click", (event) => {
		if (!dragging) return;
		dragging = false;
		event.preventDefault();
		event.stopPropagation();
	}, true);
	element.addEventListener("wheel", (event) => {
		const wheel = event;
		if (!wheel.ctrlKey && !wheel.metaKey) return;
		wheel.preventDefault();
		const { x, y } = place(wheel);
		const lines = wheel.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
		handlers.zoom(2 ** (-wheel.deltaY * lines * .004), x, y);
		handlers.end();
	}, { passive: false });
}
// src/shared/roving.ts
var ARROWS = {
	ArrowLeft: "left",
	ArrowRight: "right",
	ArrowUp: "up",
	ArrowDown: "down"
};
/**
* Returns the index of the nearest spot in a direction, or null.
*
* What lies aside counts double, so that moves keep to their direction; only spots within 63
* degrees of it are looked at first, then any on that side.
*/
function nearest(spots, from, direction) {
	const here = spots[from];
	if (!here) return null;
	const sideways = direction === "left" || direction === "right";
	const sign = direction === "left" || direction === "up" ? -1 : 1;
	let best = null;
	let least = Number.POSITIVE_INFINITY;
	for (const [index, spot] of spots.entries()) {
		if (index === from) continue;
		const along = sign * (sideways ? spot.x - here.x : spot.y - here.y);
		const aside = Math.abs(sideways ? spot.y - here.y : spot.x - here.x);
		if (along <= 0) continue;
		const cost = along + 2 * aside + (aside > 2 * along ? 1e4 : 0);
		if (cost < least) {
			least = cost;
			best = index;
		}
	}
	return best;
}
/** Makes one of the elements the tab stop. */
function rove(elements, chosen) {
	for (const element of elements) element.setAttribute("tabindex", element === chosen ? "0" : "-1");
}
// src/shared/size.ts
/** Calls back with an element's width in pixels, now and when it changes. */
function onWidth(element, changed) {
	let last = 0;
	const look = () => {
		const width = Math.round(element.clientWidth);
		if (width === last || width === 0) return;
		last = width;
		changed(width);
	};
	look();
	new ResizeObserver(look).observe(element);
}
// node_modules/topojson-client/src/identity.js
function identity_default(x) {
	return x;
}
// node_modules/topojson-client/src/transform.js
function transform_default(transform) {
	if (transform == null) return identity_default;
	var x0, y0, kx = transform.scale[0], ky = transform.scale[1], dx = transform.translate[0], dy = transform.translate[1];
	return function(input, i) {
		if (!i) x0 = y0 = 0;
		var j = 2, n = input.length, output = new Array(n);
		output[0] = (x0 += input[0]) * kx + dx;
		output[1] = (y0 += input[1]) * ky + dy;
		while (j < n) output[j] = input[j], ++j;
		return output;
	};
}
// node_modules/topojson-client/src/reverse.js
function reverse_default(array, n) {
	var t, j = array.length, i = j - n;
	while (i < --j) t = array[i], array[i++] = array[j], array[j] = t;
}
// node_modules/topojson-client/src/feature.js
function feature_default(topology, o) {
	if (typeof o === "string") o = topology.objects[o];
	return o.type === "GeometryCollection" ? {
		type: "FeatureCollection",
		features: o.geometries.map(function(o) {
			return feature(topology, o);
		})
	} : feature(topology, o);
}
function feature(topology, o) {
	var id = o.id, bbox = o.bbox, properties = o.properties == null ? {} : o.properties, geometry = object(topology, o);
	return id == null && bbox == null ? {
		type: "Feature",
		properties,
		geometry
	} : bbox == null ? {
		type: "Feature",
		id,
		properties,
		geometry
	} : {
		type: "Feature",
		id,
		bbox,
		properties,
		geometry
	};
}
function object(topology, o) {
	var transformPoint = transform_default(topology.transform), arcs = topology.arcs;
	function arc(i, points) {
		if (points.length) points.pop();
		for (var a = arcs[i < 0 ? ~i : i], k = 0, n = a.length; k < n; ++k) points.push(transformPoint(a[k], k));
		if (i < 0) reverse_default(points, n);
	}
	function point(p) {
		return transformPoint(p);
	}
	function line(arcs) {
		var points = [];
		for (var i = 0, n = arcs.length; i < n; ++i) arc(arcs[i], points);
		if (points.length < 2) points.push(points[0]);
		return points;
	}
	function ring(arcs) {
		var points = line(arcs);
		while (points.length < 4) points.push(points[0]);
		return points;
	}
	function polygon(arcs) {
		return arcs.map(ring);
	}
	function geometry(o) {
		var type = o.type, coordinates;
		switch (type) {
			case "GeometryCollection": return {
				type,
				geometries: o.geometries.map(geometry)
			};
			case "Point":
				coordinates = point(o.coordinates);
				break;
			case "MultiPoint":
				coordinates = o.coordinates.map(point);
				break;
			case "LineString":
				coordinates = line(o.arcs);
				break;
			case "MultiLineString":
				coordinates = o.arcs.map(line);
				break;
			case "Polygon":
				coordinates = polygon(o.arcs);
				break;
			case "MultiPolygon":
				coordinates = o.arcs.map(polygon);
				break;
			default: return null;
		}
		return {
			type,
			coordinates
		};
	}
	return geometry(o);
}
// src/map/flat.ts
/**
* The map's projection: equirectangular, with the middle of the view as standard parallel, as in
* the drawing that the server makes.
*/
var LEAST = 1.5;
/** Degrees of latitude: closer up, outlines of 1:50m would look like facts. */
var MOST = 170;
var KM_A_DEGREE = 111.2;
var LEAST_SQUEEZE = .2;
var Flat = class {
	view;
	width;
	height;
	/** Pixels for a degree of latitude. */
	scale;
	/** Degrees of longitude that are as wide as one of latitude, inverted. */
	squeeze;
	constructor(view, width, height) {
		this.view = view;
		this.width = width;
		this.height = height;
		this.scale = height / view.tall;
		this.squeeze = Math.max(LEAST_SQUEEZE, Math.cos(view.lat * Math.PI / 180));
	}
	/** Returns the pixel of a place, on the side of the world nearest to the middle. */
	place(lon, lat) {
		const east = turned(lon - this.view.lon);
		return {
			x: this.width / 2 + east * this.squeeze * this.scale,
			y: this.height / 2 + (this.view.lat - lat) * this.scale
		};
	}
	/** Returns the longitude and latitude under a pixel. */
	under(x, y) {
		return {
			lon: this.view.lon + (x - this.width / 2) / this.scale / this.squeeze,
			lat: this.view.lat - (y - this.height / 2) / this.scale
		};
	}
	/** Degrees of longitude in view. */
	get wide() {
		return this.width / this.scale / this.squeeze;
	}
	/** Returns the view moved by pixels. */
	panned(dx, dy) {
		return kept({
			lon: this.view.lon - dx / this.scale / this.squeeze,
			lat: this.view.lat + dy / this.scale,
			tall: this.view.tall
		}, this.width, this.height);
	}
	/** Returns the view zoomed about a pixel. */
	zoomed(factor, x, y) {
		const under = this.under(x, y);
		const tall = Math.min(Math.max(this.view.tall / factor, LEAST), MOST);
		const share = tall / this.view.tall;
		return kept({
			lon: under.lon + (this.view.lon - under.lon) * share,
			lat: under.lat + (this.view.lat - under.lat) * share,
			tall
		}, this.width, this.height);
	}
	/** Returns the same projection for d3's paths. */
	get projection() {
		const { squeeze } = this;
		const edge = 4;
		return projection((lon, lat) => [lon * squeeze, lat]).rotate([-this.view.lon, 0]).center([0, this.view.lat]).scale(this.scale * 180 / Math.PI).translate([this.width / 2, this.height / 2]).precision(0).clipExtent([[-4, -4], [this.width + edge, this.height + edge]]);
	}
	/** Returns a round length in kilometres and its pixels, for the bar. */
	bar() {
		const most = Math.min(this.width / 4, 180);
		const km = [
			5e3,
			2e3,
			1e3,
			500,
			200,
			100,
			50,
			20,
			10,
			5
		].find((n) => n / KM_A_DEGREE * this.scale <= most) ?? 5;
		return {
			words: `${km.toLocaleString("en")} km`,
			width: km / KM_A_DEGREE * this.scale
		};
	}
};
/** Returns a view that leaves neither the poles nor the range of zooms. */
function kept(view, width, height) {
	const all = 360 * Math.max(LEAST_SQUEEZE, Math.cos(view.lat * Math.PI / 180)) * height / width;
	const tall = Math.min(Math.max(view.tall, LEAST), MOST, Math.max(all, LEAST));
	const most = Math.max(0, 88 - tall / 2);
	return {
		lon: turned(view.lon),
		lat: Math.min(Math.max(view.lat, -most), most),
		tall
	};
}
/** Returns the view that shows all places, with room around them. */
function around(places, width, height, least = 3) {
	if (places.length === 0) return kept({
		lon: 0,
		lat: 15,
		tall: MOST
	}, width, height);
	const middle = middleOf(places.map((place) => place.lon));
	let west = 180;
	let east = -180;
	let south = 90;
	let north = -90;
	for (const { lon, lat } of places) {
		const off = turned(lon - middle);
		west = Math.min(west, off);
		east = Math.max(east, off);
		south = Math.min(south, lat);
		north = Math.max(north, lat);
	}
	const lat = (south + north) / 2;
	const squeeze = Math.max(LEAST_SQUEEZE, Math.cos(lat * Math.PI / 180));
	const tall = Math.max((north - south) * 1.5, least);
	const wide = (east - west) * 1.4 * squeeze * height / width;
	return kept({
		lon: middle + (west + east) / 2,
		lat,
		tall: Math.max(tall, wide)
	}, width, height);
}
/** Returns the middle of the shortest arc that holds all longitudes. */
function middleOf(longitudes) {
	const sorted = [...new Set(longitudes.map((lon) => (lon % 360 + 360) % 360))].sort((a, b) => a - b);
	let gap = -1;
	let start = 0;
	for (const [index, lon] of sorted.entries()) {
		const next = sorted[(index + 1) % sorted.length] ?? lon;
		const size = ((next - lon) % 360 + 360) % 360 || 360;
		if (size > gap) {
			gap = size;
			start = next;
		}
	}
	return turned(start + (360 - gap) / 2);
}
/** Returns a difference of longitudes within half a turn. */
function turned(lon) {
	return ((lon + 180) % 360 + 360) % 360 - 180;
}
// src/map/atlas.ts
/** Outlines of countries: Natural Earth by world-atlas, in two scales, from this site. */
var loaded = /* @__PURE__ */ new Map();
/** Returns the scale for a view: fine outlines are fetched once they can be seen. */
function scaleFor(flat) {
	return flat.wide > 75 ? "110m" : "50m";
}
/** Returns the outlines at a scale; each file is fetched once a page. */
function outlines(scale, base) {
	let found = loaded.get(scale);
	if (!found) {
		found = fetched(new URL(`countries-${scale}.json`, base).href).then((world) => partsOf(world));
		found.catch(() => loaded.delete(scale));
		loaded.set(scale, found);
	}
	return found;
}
/** Returns the countries' parts with the box that each lies in. */
function partsOf(world) {
	const parts = [];
	for (const country of feature_default(world, world.objects.countries).features) {
		const { geometry } = country;
		const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.type === "MultiPolygon" ? geometry.coordinates : [];
		for (const coordinates of polygons) {
			const shape = {
				type: "Polygon",
				coordinates
			};
			const [[west, south], [east, north]] = bounds(shape);
			parts.push({
				name: country.properties.name,
				shape,
				west,
				east,
				south,
				north
			});
		}
	}
	return parts;
}
/** Returns whether a part may reach into the view. */
function isNear(part, flat) {
	const { lon, lat, tall } = flat.view;
	if (part.south > lat + tall / 2 || part.north < lat - tall / 2) return false;
	const wide = (part.east - part.west + 360) % 360 || 360;
	if (wide >= 180) return true;
	const middle = part.west + wide / 2;
	return Math.abs(turned(middle - lon)) <= (wide + flat.wide) / 2 + .5;
}
// src/map/names.ts
var LETTER = 7.4;
/** Returns the box of a point. */
function about({ x, y }) {
	return [
		x - 10,
		y - 10,
		x + 10,
		y + 10
	];
}
function crosses(one, other) {
	return one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
}
/**
* Returns the side of a point on which its name covers nothing, right before left, or null.
*
* @param own Index of the point's own box among those taken.
*/
function sideOf(spot, name, gap, width, taken, own) {
	const wide = [...name].length * LETTER + 4;
	for (const isLeft of [false, true]) {
		const x = isLeft ? spot.x - gap - wide : spot.x + gap;
		const box = [
			x,
			spot.y - 9,
			x + wide,
			spot.y + 9
		];
		if (x < 0 || box[2] > width) continue;
		if (!taken.some((other, index) => index !== own && crosses(other, box))) return {
			isLeft,
			box
		};
	}
	return null;
}
// src/map/places.ts
/** The places on the map, and which of them are drawn as one. */
var WORDS = {
	1: "exact place",
	2: "near the place",
	3: "district",
	4: "province",
	5: "line or area",
	6: "country",
	7: "sea or air"
};
var RADIUS = {
	1: 0,
	2: 13,
	3: 18,
	4: 28,
	5: 22,
	6: 38,
	7: 44
};
/** Radius of the circle around a point: the less exact, the larger. */
/** Returns the places in the island's data that have coordinates. */
function placesIn(value) {
	const found = [];
	for (const point of listed(value, "points")) {
		const lat = number(point["lat"]);
		const lon = number(point["lon"]);
		if (lat === null || lon === null || Math.abs(lat) > 90 || Math.abs(lon) > 180) continue;
		const precision = number(point["precision"]);
		found.push({
			lat,
			lon,
			name: typeof point["name"] === "string" ? point["name"] : "",
			count: Math.max(1, number(point["count"]) ?? 1),
			precision: precision !== null && precision in WORDS ? precision : null,
			href: ownAddress(point["href"])
		});
	}
	return found.sort((one, other) => other.count - one.count || one.name.localeCompare(other.name));
}
function number(value) {
	return typeof value === "number" && Number.isFinite(value) ? value : null;
}
function spreadOf(place) {
	return RADIUS[place.precision ?? 0] ?? 0;
}
/** Returns the radius of a dot: its area follows the count. */
function radiusOf(count, most) {
	return 4.5 + 8 * Math.sqrt((count - 1) / Math.max(most - 1, 1));
}
/** Returns what is said of a place: its name, how exact it is, and how much was said there. */
function described(place, noun) {
	const exact = WORDS[place.precision ?? 0] ?? "precision not known";
	return `${isolated(place.name)}, ${exact}, ${counted(place.count, noun)}`;
}
function describedAll(places, noun) {
	const total = places.reduce((sum, place) => sum + place.count, 0);
	const names = places.slice(0, 3).map((place) => isolated(place.name));
	const rest = places.length - names.length;
	const tail = rest > 0 ? ` and ${rest} more` : "";
	return `${counted(places.length, "place")}, ${counted(total, noun)}: ${names.join(", ")}${tail}`;
}
/**
* Returns groups of places: those closer than *apart* pixels to another are drawn as one.
*
* @param spots Where each place is, in pixels. Places come with the most first, and each joins the
*   first group whose leading place is close.
*/
function clustered(spots, apart) {
	const cells = /* @__PURE__ */ new Map();
	const found = [];
	for (const [index, spot] of spots.entries()) {
		const column = Math.floor(spot.x / apart);
		const row = Math.floor(spot.y / apart);
		let home = null;
		for (let dx = -1; dx <= 1 && !home; dx += 1) for (let dy = -1; dy <= 1 && !home; dy += 1) home = cells.get(`${column + dx} ${row + dy}`)?.find((c) => Math.hypot(c.x - spot.x, c.y - spot.y) < apart) ?? null;
		if (home) {
			home.members.push(index);
			continue;
		}
		const made = {
			x: spot.x,
			y: spot.y,
			members: [index]
		};
		found.push(made);
		const cell = `${column} ${row}`;
		const others = cells.get(cell);
		if (others) others.push(made);
		else cells.set(cell, [made]);
	}
	return found;
}
/** Returns the noun for what is counted, as the page names it. */
function nounOf(element, value) {
	const given = isRecord(value) && typeof value["noun"] === "string" ? value["noun"] : null;
	return element.dataset["noun"] ?? given ?? "statement";
}
// src/map/chart.ts
/** The map on the page: drawing, zooming, and the walk from point to point. */
var APART = 26;
/** Pixels between marks: each is at least 24 wide to press (WCAG 2.5.8). */
var MOST_LISTED = 60;
var HELP = "Drag to move, Ctrl and wheel to zoom. Arrow keys go from point to point, + and − zoom, 0 shows all.";
var Chart = class {
	element;
	places;
	noun;
	base;
	frame = html("div", { class: "map-frame" });
	land = svg("g", {
		class: "map-land",
		"aria-hidden": "true"
	});
	names = svg("g", {
		class: "map-names",
		"aria-hidden": "true"
	});
	marks = svg("g", { class: "map-marks" });
	scaleBar = svg("g", {
		class: "map-scale",
		"aria-hidden": "true"
	});
	sea = svg("rect", { class: "map-sea" });
	drawing;
	told = html("p", { class: "map-told island-help" }, HELP);
	list = html("div", {
		class: "map-list",
		role: "status"
	});
	drawn = /* @__PURE__ */ new Map();
	most;
	view = null;
	whole = null;
	width = 0;
	height = 0;
	parts = [];
	countries = [];
	grouped = {
		scale: 0,
		groups: []
	};
	waiting = 0;
	chosen = null;
	constructor(element, places, noun, base) {
		this.element = element;
		this.places = places;
		this.noun = noun;
		this.base = base;
		this.most = Math.max(...places.map((place) => place.count));
		const label = element.dataset["label"] ?? "Map of the places named";
		this.drawing = svg("svg", {
			class: "map-drawing",
			role: "group",
			"aria-label": label
		}, this.sea, this.land, this.names, this.marks, this.scaleBar);
		const tools = html("div", { class: "island-tools" }, button("+", {
			"aria-label": "Zoom in",
			"aria-keyshortcuts": "+"
		}, () => this.zoom(2)), button("−", {
			"aria-label": "Zoom out",
			"aria-keyshortcuts": "-"
		}, () => this.zoom(.5)), button("All", {
			"aria-label": "Show all places",
			"aria-keyshortcuts": "0"
		}, () => this.reset()));
		this.frame.append(tools, this.drawing, this.told, this.list);
	}
	/** Puts the map in place of the server's drawing, once its outlines are there. */
	async start() {
		const guess = this.element.clientWidth || 960;
		this.measure(guess);
		const view = this.whole;
		if (view) this.parts = await outlines(scaleFor(new Flat(view, this.width, this.height)), this.base);
		replace(this.element, this.frame);
		this.listen();
		onWidth(this.frame, (width) => {
			this.measure(width);
			this.draw();
		});
	}
	measure(width) {
		const isWhole = this.view === null || this.view === this.whole;
		this.width = Math.max(width, 200);
		this.height = Math.round(Math.min(Math.max(this.width * .55, 240), 560));
		this.whole = around(this.places, this.width, this.height);
		if (isWhole) this.view = this.whole;
	}
	get flat() {
		return new Flat(this.view ?? {
			lon: 0,
			lat: 0,
			tall: 170
		}, this.width, this.height);
	}
	go(view) {
		this.view = view;
		window.cancelAnimationFrame(this.waiting);
		this.waiting = window.requestAnimationFrame(() => this.draw());
	}
	zoom(factor, x = this.width / 2, y = this.height / 2) {
		this.go(this.flat.zoomed(factor, x, y));
	}
	reset() {
		this.list.replaceChildren();
		if (this.whole) this.go(this.whole);
	}
	draw() {
		const { flat, width, height } = this;
		set(this.drawing, {
			viewBox: `0 0 ${width} ${height}`,
			width,
			height
		});
		set(this.sea, {
			width,
			height
		});
		this.drawLand(flat);
		this.drawBar(flat);
		this.drawMarks(flat);
		this.drawNames();
		const scale = scaleFor(flat);
		outlines(scale, this.base).then((parts) => {
			if (parts === this.parts || scale !== scaleFor(this.flat)) return;
			this.parts = parts;
			this.drawLand(this.flat);
			this.drawNames();
		}).catch(() => void 0);
	}
	drawLand(flat) {
		const path = index(flat.projection).digits(1);
		const largest = /* @__PURE__ */ new Map();
		const shapes = [];
		for (const part of this.parts) {
			if (!isNear(part, flat)) continue;
			const d = path(part.shape);
			if (!d) continue;
			shapes.push(svg("path", { d }));
			const area = path.area(part.shape);
			if (area > (largest.get(part.name)?.area ?? 2500)) largest.set(part.name, {
				part,
				area
			});
		}
		this.land.replaceChildren(...shapes);
		this.countries = [...largest.values()].flatMap(({ part, area }) => {
			const [x, y] = path.centroid(part.shape);
			if (area < (part.name.length * 4 * 2) ** 1.7) return [];
			const { lon, lat } = flat.under(x, y);
			return contains(part.shape, [lon, lat]) ? [{
				name: part.name,
				x,
				y
			}] : [];
		});
	}
	/** Names what fits: first places beside their points, then countries where nothing else is. */
	drawNames() {
		const marks = [...this.drawn.values()].sort((a, b) => (a.cluster.members[0] ?? 0) - (b.cluster.members[0] ?? 0));
		const taken = marks.map(({ cluster }) => about(cluster));
		for (const [index, { mark, cluster }] of marks.entries()) {
			mark.querySelector(".map-name")?.remove();
			const place = this.places[cluster.members[0] ?? -1];
			if (!place || cluster.members.length > 1) continue;
			const name = cut(place.name, 28);
			const gap = radiusOf(place.count, this.most) + 4;
			const side = sideOf(cluster, name, gap, this.width, taken, index);
			if (!side) continue;
			taken.push(side.box);
			const x = tenth(side.isLeft ? -gap : gap);
			const end = side.isLeft ? "end" : "start";
			mark.append(svg("text", {
				class: "map-name",
				x,
				y: 5,
				"text-anchor": end,
				direction: "ltr"
			}, name));
		}
		const names = this.countries.filter(({ name, x, y }) => {
			const half = name.length * 4;
			const box = [
				x - half,
				y - 12,
				x + half,
				y + 4
			];
			if (!(box[0] > 0 && box[2] < this.width && y > 14 && y < this.height - 30) || taken.some((other) => crosses(other, box))) return false;
			taken.push(box);
			return true;
		});
		this.names.replaceChildren(...names.map(({ name, x, y }) => svg("text", {
			x: tenth(x),
			y: tenth(y),
			"text-anchor": "middle"
		}, name)));
	}
	drawBar(flat) {
		const bar = flat.bar();
		const y = this.height - 22;
		this.scaleBar.replaceChildren(svg("path", { d: `M16 ${y}v6h${tenth(bar.width)}v-6` }), svg("text", {
			x: 22,
			y: y - 2
		}, bar.words));
	}
	/** Returns the groups at this zoom: they stay the same while the map is only moved. */
	groupsAt(flat) {
		if (this.grouped.scale !== flat.scale) {
			const spots = this.places.map((place) => flat.place(place.lon, place.lat));
			this.grouped = {
				scale: flat.scale,
				groups: clustered(spots, APART)
			};
		}
		const rim = 30;
		return this.grouped.groups.flatMap(({ members }) => {
			const lead = this.places[members[0] ?? -1];
			if (!lead) return [];
			const { x, y } = flat.place(lead.lon, lead.lat);
			return x > -30 && x < this.width + rim && y > -30 && y < this.height + rim ? [{
				x,
				y,
				members
			}] : [];
		});
	}
	drawMarks(flat) {
		const focused = document.activeElement;
		const lead = this.leadOf(focused);
		const seen = /* @__PURE__ */ new Set();
		for (const cluster of this.groupsAt(flat)) {
			const key = cluster.members.join(" ");
			seen.add(key);
			let mark = this.drawn.get(key);
			if (!mark) {
				mark = {
					mark: this.mark(cluster),
					cluster
				};
				this.drawn.set(key, mark);
			}
			mark.cluster = cluster;
			set(mark.mark, { transform: `translate(${tenth(cluster.x)} ${tenth(cluster.y)})` });
		}
		for (const [key, { mark }] of this.drawn) if (!seen.has(key)) {
			mark.remove();
			this.drawn.delete(key);
		}
		const inOrder = [...this.drawn.values()].sort(byReading);
		for (const [index, { mark }] of inOrder.entries()) if (this.marks.children[index] !== mark) this.marks.insertBefore(mark, this.marks.children[index] ?? null);
		if (lead !== null && focused !== document.activeElement) inOrder.find(({ cluster }) => cluster.members.includes(lead))?.mark.focus({ preventScroll: true });
		if (!this.chosen?.isConnected) this.chosen = inOrder[0]?.mark ?? null;
		rove(inOrder.map(({ mark }) => mark), this.chosen);
	}
	leadOf(element) {
		for (const { mark, cluster } of this.drawn.values()) if (mark === element) return cluster.members[0] ?? null;
		return null;
	}
	mark(cluster) {
		const members = cluster.members.flatMap((index) => this.places[index] ?? []);
		const first = members[0];
		if (!first) throw new Error("a group without places");
		const total = members.reduce((sum, place) => sum + place.count, 0);
		const isOne = members.length === 1;
		const words = isOne ? described(first, this.noun) : describedAll(members, this.noun);
		const radius = radiusOf(Math.min(total, this.most), this.most);
		const inside = [svg("circle", {
			class: "map-target",
			r: Math.max(radius, 12)
		})];
		const spread = isOne ? spreadOf(first) : 0;
		if (spread) inside.push(svg("circle", {
			class: "map-spread",
			r: spread
		}));
		if (isOne) inside.push(svg("circle", {
			class: "map-dot",
			r: tenth(radius)
		}));
		else {
			const side = Math.max(radius * 2, 20);
			inside.push(svg("rect", {
				class: "map-group",
				x: -side / 2,
				y: -10,
				width: side,
				height: 20,
				rx: 4
			}), svg("text", {
				class: "map-count",
				y: 4,
				"text-anchor": "middle"
			}, `${members.length}`));
		}
		const isLink = isOne && first.href !== null;
		const made = isLink ? svg("a", {
			href: first.href,
			class: "map-place",
			"aria-label": words
		}, ...inside) : svg("g", {
			role: "button",
			class: "map-place",
			"aria-label": words
		}, ...inside);
		const tell = (said) => {
			this.told.textContent = said;
			this.told.classList.toggle("island-help", said === HELP);
		};
		made.addEventListener("pointerenter", () => tell(words));
		made.addEventListener("pointerleave", () => tell(HELP));
		made.addEventListener("blur", () => tell(HELP));
		made.addEventListener("focus", () => {
			this.chosen = made;
			rove([...this.drawn.values()].map((d) => d.mark), made);
			tell(words);
		});
		if (!isLink) made.addEventListener("click", () => this.enter(members));
		return made;
	}
	/** Looks closer at a group; where that parts nothing, lists its places. */
	enter(members) {
		const closer = around(members, this.width, this.height, 0);
		const flat = new Flat(closer, this.width, this.height);
		if (clustered(members.map((place) => flat.place(place.lon, place.lat)), APART).length > 1 && this.view && closer.tall < this.view.tall) this.go(closer);
		else this.show(members);
	}
	show(members) {
		const items = members.slice(0, MOST_LISTED).map((place) => {
			const words = described(place, this.noun);
			return html("li", {}, place.href ? html("a", { href: place.href }, words) : words);
		});
		const rest = members.length - items.length;
		this.list.replaceChildren(html("p", {}, members.length > 1 ? "Here are:" : "Here is:"), html("ul", {}, ...items), ...rest > 0 ? [html("p", {}, `and ${rest} more`)] : []);
		this.list.querySelector("a")?.focus();
	}
	listen() {
		gestures(this.drawing, {
			pan: (dx, dy) => this.go(this.flat.panned(dx, dy)),
			zoom: (factor, x, y) => this.zoom(factor, x, y),
			end: () => void 0
		});
		this.drawing.addEventListener("dblclick", (event) => {
			const box = this.drawing.getBoundingClientRect();
			this.zoom(2, event.clientX - box.left, event.clientY - box.top);
		});
		this.frame.addEventListener("keydown", (event) => {
			if (event.ctrlKey || event.altKey || event.metaKey) return;
			if (!this.press(event.key, event.shiftKey)) return;
			event.preventDefault();
			event.stopPropagation();
		});
	}
	press(key, shift) {
		const focused = [...this.drawn.values()].find((d) => d.mark === document.activeElement);
		const at = focused?.cluster;
		if (key === "+" || key === "=") this.zoom(2, at?.x, at?.y);
		else if (key === "-" || key === "_") this.zoom(.5, at?.x, at?.y);
		else if (key === "0") this.reset();
		else if (key === "Escape") {
			if (this.view === this.whole && this.list.childElementCount === 0) return false;
			this.reset();
		} else if (!focused) return false;
		else if ((key === "Enter" || key === " ") && focused.mark.tagName === "g") focused.mark.dispatchEvent(new MouseEvent("click", { bubbles: true }));
		else if (key in ARROWS) this.walk(focused, key, shift);
		else return false;
		return true;
	}
	walk(from, key, shift) {
		const direction = ARROWS[key];
		if (!direction) return;
		if (shift) {
			const far = 80;
			const dx = direction === "left" ? far : direction === "right" ? -80 : 0;
			const dy = direction === "up" ? far : direction === "down" ? -80 : 0;
			this.go(this.flat.panned(dx, dy));
			return;
		}
		const all = [...this.drawn.values()];
		const next = nearest(all.map(({ cluster }) => cluster), all.indexOf(from), direction);
		if (next !== null) all[next]?.mark.focus({ preventScroll: true });
	}
};
function byReading(one, other) {
	return one.cluster.x - other.cluster.x || one.cluster.y - other.cluster.y;
}
// src/map/index.ts
/**
* The map: the server's drawing made so that one can look closer and walk from point to point.
*
*     <figure data-island="map" data-src="/api/map">…the server's drawing…</figure>
*/
var here = import.meta.url;
island("map", (element) => {
	data(element).then(async (value) => {
		const places = placesIn(value);
		if (places.length === 0) return;
		await new Chart(element, places, nounOf(element, value), here).start();
	}).catch((error) => console.error("The map stays as the server drew it:", error));
});
