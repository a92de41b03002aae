"use strict";
(() => {
  const PAGE = 50;
  const data = JSON.parse(document.getElementById("data").textContent);
  const claims = data.claims;
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const $ = (id) => document.getElementById(id);

  const make = (name, text, attributes = {}) => {
    const element = document.createElement(name);
    if (text !== undefined && text !== null) element.textContent = text;
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };

  const times = (claim) => claim.times || "";
  const COLUMNS = [
    { name: "method", key: (c) => c.method.toLowerCase(), show: (c) => c.method || "not named" },
    { name: "metric", key: (c) => c.metric, show: (c) => c.metric + (c.phase ? ", " + c.phase : "") },
    { name: "better", key: (c) => c.better, show: times, number: true, down: true },
    { name: "as written", key: (c) => c.low, show: (c) => c.value, number: true, down: true },
    { name: "over", key: (c) => c.baselines.join().toLowerCase() || null, show: (c) => c.baselines.join(", ") },
    { name: "on", key: (c) => c.on.toLowerCase() || null, show: (c) => c.on },
    { name: "paper", key: (c) => paper(c).title.toLowerCase(), show: (c) => paper(c).title },
    { name: "date", key: (c) => paper(c).date || null, show: (c) => paper(c).date, down: true },
    { name: "sure", key: (c) => c.confidence, show: (c) => c.confidence.toFixed(2), number: true, down: true },
  ];

  function paper(claim) { return data.papers[claim.paper]; }

  for (const claim of claims) {
    claim.words = [claim.method, claim.metric, claim.family, claim.phase, claim.value, claim.text,
      ...claim.baselines, claim.on, ...claim.devices, claim.setting, claim.evidence,
      paper(claim).title, claim.paper].join(" ").toLowerCase();
  }

  // ---------------------------------------------------------------- filters
  const FILTERS = {
    metric: (c) => ["family: " + c.family, c.metric],
    device: (c) => c.devices.map((d) => d.name).concat([...new Set(c.devices.map((d) => d.class))]
      .filter((name) => name !== "not stated").map((name) => "class: " + name)),
    baseline: (c) => c.names,
    phase: (c) => (c.phase ? [c.phase] : []),
  };
  for (const [name, labels] of Object.entries(FILTERS)) {
    const counts = new Map();
    for (const claim of claims) {
      for (const label of new Set(labels(claim))) counts.set(label, (counts.get(label) || 0) + 1);
    }
    const rank = (label) => (/^(family|class): /.test(label) ? 0 : 1);
    const ordered = [...counts].sort((a, b) =>
      rank(a[0]) - rank(b[0]) || b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    for (const [label, count] of ordered) {
      $("by-" + name).append(make("option", label + " (" + count + ")", { value: label }));
    }
  }

  const state = { sort: null, down: false, page: 0, shown: claims, at: null };

  function chosen() {
    const words = $("search").value.toLowerCase().split(/\s+/).filter(Boolean);
    const sure = Number($("by-confidence").value);
    const wanted = Object.entries(FILTERS)
      .map(([name, labels]) => [labels, $("by-" + name).value])
      .filter(([, value]) => value);
    return claims.filter((claim) =>
      claim.confidence >= sure &&
      words.every((word) => claim.words.includes(word)) &&
      wanted.every(([labels, value]) => labels(claim).includes(value)));
  }

  function sorted(list) {
    const column = COLUMNS.find((c) => c.name === state.sort);
    if (!column) return list;
    const sign = state.down ? -1 : 1;
    return [...list].sort((a, b) => {
      const x = column.key(a), y = column.key(b);
      if (x === null || y === null) return (x === null) - (y === null);
      return x < y ? -sign : x > y ? sign : a.order - b.order;
    });
  }

  function update() {
    state.shown = sorted(chosen());
    state.page = 0;
    draw();
    plot();
  }

  // ---------------------------------------------------------------- table
  const head = $("table").tHead.rows[0];
  for (const column of COLUMNS) {
    const cell = make("th", null, { scope: "col", "aria-sort": "none", class: column.number ? "n" : "" });
    const button = make("button", column.name, { type: "button" });
    button.addEventListener("click", () => {
      state.down = state.sort === column.name ? !state.down : Boolean(column.down);
      state.sort = column.name;
      update();
    });
    cell.append(button);
    head.append(cell);
  }

  function draw() {
    const body = $("table").tBodies[0];
    const first = state.page * PAGE;
    const rows = state.shown.slice(first, first + PAGE).map((claim) => {
      const row = make("tr", null, { "data-claim": claim.id, tabindex: "0", title: claim.evidence });
      for (const column of COLUMNS) {
        const cell = make("td", column.show(claim), { class: column.number ? "n" : column.name === "date" ? "t" : "" });
        if (column.name === "better" && claim.better !== null) {
          cell.classList.add(claim.better < 1 ? "worse" : "better");
        }
        row.append(cell);
      }
      return row;
    });
    body.replaceChildren(...rows);
    [...head.cells].forEach((cell, i) => {
      const on = COLUMNS[i].name === state.sort;
      cell.setAttribute("aria-sort", on ? (state.down ? "descending" : "ascending") : "none");
    });
    const total = state.shown.length;
    $("count").textContent = total === claims.length
      ? total.toLocaleString("en") + (total === 1 ? " claim" : " claims")
      : total.toLocaleString("en") + " of " + claims.length.toLocaleString("en") + " claims";
    const last = Math.max(1, Math.ceil(total / PAGE));
    $("page").textContent = "page " + (state.page + 1) + " of " + last;
    $("before").disabled = state.page === 0;
    $("after").disabled = state.page >= last - 1;
  }

  function turn(step) {
    state.page += step;
    draw();
    $("table").scrollIntoView({ block: "start" });
  }
  $("before").addEventListener("click", () => turn(-1));
  $("after").addEventListener("click", () => turn(1));
  $("search").addEventListener("input", update);
  for (const select of $("filters").querySelectorAll("select")) select.addEventListener("change", update);
  $("filters").addEventListener("submit", (event) => event.preventDefault());
  $("filters").addEventListener("reset", () => { state.sort = null; setTimeout(update); });

  // ---------------------------------------------------------------- one claim
  const dialog = $("detail");

  function marked(text, spans, start, end) {
    const box = make("p", null, { class: "abstract" });
    let at = 0;
    for (const [from, to, type] of spans) {
      box.append(text.slice(at, from));
      const mark = make("mark", text.slice(from, to), { class: type, title: type });
      if (from < end && to > start) mark.classList.add("this");
      box.append(mark);
      at = to;
    }
    box.append(text.slice(at));
    return box;
  }

  function legend(spans) {
    const box = make("div", null, { class: "legend" });
    for (const type of ["value", "quantity", "metric", "hardware", "method", "baseline"]) {
      if (spans.some((span) => span[2] === type)) box.append(make("mark", type, { class: type }));
    }
    return box;
  }

  function detail(claim) {
    const source = paper(claim);
    const box = make("div", null, { class: "inside" });
    const title = make("h3", null, { id: "detail-title" });
    title.append(source.url
      ? make("a", source.title, { href: source.url, rel: "noopener noreferrer", target: "_blank" })
      : source.title);
    box.append(title, make("p", [source.date, claim.paper].filter(Boolean).join(" · "), { class: "quiet" }));
    if (source.abstract === null) {
      const at = claim.at;
      const spans = at === null ? [] : [[at, at + claim.text.length, "value"]];
      box.append(make("p", "The abstract is not part of this report; this is the sentence.", { class: "quiet" }));
      box.append(marked(claim.evidence, spans, at, at + claim.text.length));
    } else {
      box.append(legend(source.spans));
      box.append(marked(source.abstract, source.spans, claim.start, claim.end));
    }
    const list = make("dl");
    for (const [name, value] of [
      ["method", claim.method || "not named"], ["metric", claim.metric + " (" + claim.family + ")"],
      ["as written", claim.value], ["better", times(claim)], ["note", claim.note],
      ["over", claim.baselines.join(", ")], ["on", claim.on], ["setting", claim.setting],
      ["phase", claim.phase], ["result", claim.own ? "" : "of another work"],
      ["sure", claim.confidence.toFixed(2)], ["claim", claim.id],
    ]) {
      if (value) list.append(make("dt", name), make("dd", value));
    }
    box.append(list);
    return box;
  }

  function open(id) {
    const claim = byId.get(id);
    if (!claim) return;
    state.at = claim;
    dialog.querySelector(".inside").replaceWith(detail(claim));
    const place = state.shown.indexOf(claim);
    $("detail-place").textContent = place < 0 ? "" : "claim " + (place + 1) + " of " + state.shown.length;
    $("detail-before").disabled = place <= 0;
    $("detail-after").disabled = place < 0 || place >= state.shown.length - 1;
    if (!dialog.open) dialog.showModal();
    dialog.scrollTop = 0;
    const mark = dialog.querySelector("mark.this");
    if (mark) mark.scrollIntoView({ block: "nearest" });
  }

  function step(by) {
    const next = state.shown[state.shown.indexOf(state.at) + by];
    if (next && state.shown.includes(state.at)) open(next.id);
  }
  $("detail-close").addEventListener("click", () => dialog.close());
  $("detail-before").addEventListener("click", () => step(-1));
  $("detail-after").addEventListener("click", () => step(1));
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });

  // ---------------------------------------------------------------- pointer and keys
  document.addEventListener("click", (event) => {
    const target = event.target.closest("[data-open], [data-device], tr[data-claim]");
    if (!target || dialog.contains(target)) return;
    if (target.dataset.device !== undefined) {
      filterBy("device", target.dataset.device);
    } else if (!window.getSelection().toString()) {
      open(target.dataset.open || target.dataset.claim);
    }
  });

  function filterBy(name, value) {
    $("by-" + name).value = value;
    update();
    $("claims").scrollIntoView();
    $("by-" + name).focus({ preventScroll: true });
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (dialog.open) {
      if (event.key === "ArrowLeft") step(-1);
      if (event.key === "ArrowRight") step(1);
      return;
    }
    const typing = event.target.closest("input, select, textarea");
    if (event.key === "/" && !typing) {
      event.preventDefault();
      $("search").focus();
      return;
    }
    const row = event.target.closest("#table tbody tr");
    if (!row) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      open(row.dataset.claim);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const next = event.key === "ArrowDown" ? row.nextElementSibling : row.previousElementSibling;
      if (next) { event.preventDefault(); next.focus(); }
    }
  });

  // ---------------------------------------------------------------- plots
  const views = {};

  function config() {
    const style = getComputedStyle(document.documentElement);
    const colour = (name) => style.getPropertyValue("--" + name).trim();
    const text = { labelColor: colour("ink"), titleColor: colour("quiet"), labelFontSize: 12, titleFontSize: 12 };
    const dark = document.documentElement.dataset.theme === "dark";
    return {
      background: "transparent",
      font: "system-ui, sans-serif",
      view: { stroke: colour("rule") },
      axis: { ...text, gridColor: colour("rule"), domainColor: colour("rule"), tickColor: colour("rule") },
      legend: text,
      rule: { color: colour("quiet") },
      range: { category: dark
        ? ["#7db8f5", "#f5b168", "#7fd39c", "#f0907f", "#c3a1ec", "#e3d26f", "#8fd8d8", "#f2a0c8", "#b0bccb", "#b8d67a", "#d7b396"]
        : ["#14589c", "#c86b12", "#1d7a46", "#b03a2b", "#7048a8", "#8a7608", "#147c80", "#b03d78", "#5a6675", "#5d7d1c", "#84542f"] },
    };
  }

  function values() {
    const points = [], devices = [];
    for (const claim of state.shown) {
      if (claim.better !== null && claim.better > 0) {
        points.push({ id: claim.id, family: claim.family, metric: claim.metric, method: claim.method,
          baseline: claim.baselines.join(", "), value: claim.value, better: claim.better,
          date: paper(claim).date || null, jitter: (claim.order * 0.618034) % 1 });
      }
      for (const device of claim.devices) devices.push({ id: claim.id, device: device.name, class: device.class });
    }
    return { claims: points, devices };
  }

  async function embed() {
    const named = values();
    for (const [name, spec] of Object.entries(data.charts)) {
      const set = name === "devices" ? "devices" : "claims";
      const drawable = name === "timeline" ? named[set].some((point) => point.date) : named[set].length > 0;
      if (!drawable) {
        if (views[name]) views[name].finalize();
        delete views[name];
        $("plot-" + name).replaceChildren(make("p", "None of the chosen claims can be shown here.", { class: "quiet" }));
        continue;
      }
      const filled = { ...spec, datasets: { ...spec.datasets, [set]: named[set] } };
      if (name === "devices") {
        filled.height = 60 + 20 * Math.min(15, new Set(named.devices.map((d) => d.device)).size);
      }
      const result = await window.vegaEmbed("#plot-" + name, filled, {
        actions: false, ast: true, renderer: "canvas", config: config(),
        tooltip: { theme: document.documentElement.dataset.theme },
      });
      if (views[name]) views[name].finalize();
      views[name] = result;
      result.view.addEventListener("click", (_, item) => {
        if (!item || !item.datum) return;
        if (item.datum.id) open(item.datum.id);
        else if (item.datum.device) filterBy("device", item.datum.device);
      });
    }
    document.body.dataset.plots = "drawn";
  }

  let drawing = Promise.resolve();
  let waiting = 0;
  function plot() {
    clearTimeout(waiting);
    waiting = setTimeout(() => { drawing = drawing.then(embed); }, 120);
  }

  function nameTheme() {
    $("theme").textContent = document.documentElement.dataset.theme === "dark" ? "Light theme" : "Dark theme";
  }
  $("theme").addEventListener("click", () => window.toggleTheme());
  document.documentElement.addEventListener("themechange", () => { nameTheme(); plot(); });
  nameTheme();
  update();
  if (location.hash.startsWith("#claim=")) open(decodeURIComponent(location.hash.slice(7)));
})();
