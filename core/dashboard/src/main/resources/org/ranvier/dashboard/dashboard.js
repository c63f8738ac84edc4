'use strict';
(() => {
  const token = location.pathname.split('/')[1];
  const $ = id => document.getElementById(id);
  const body = document.querySelector('#runs tbody');
  const AUTOMATIC = 3, MOST = 8, TRIES = 10;

  /** The runs by id: their row as it came, the elements that show it, and the epochs that have been fetched. */
  const runs = new Map();
  /** The ids of the runs with curves; null until somebody has chosen. */
  let chosen = null;
  let figures = null;
  const shownSplits = new Set(['train', 'validation', 'test']);
  let clockAhead = 0;
  let over = false;

  const say = text => { $('said').textContent = text; };
  const query = values => new URLSearchParams(values).toString();

  function make(tag, className, text) {
    const element = document.createElement(tag);
    if (className) { element.className = className; }
    if (text !== undefined) { element.textContent = text; }
    return element;
  }

  function set(element, text) {
    if (element.textContent !== text) { element.textContent = text; }
  }

  async function ask(path, options) {
    let answer;
    try {
      answer = await fetch(path, options);
    } catch (e) {
      throw new Error('The dashboard does not answer.', { cause: e });
    }
    if (!answer.ok) { throw new Error((await answer.text()).trim()); }
    return answer.json();
  }

  // ---- The table ----

  function newRun(row) {
    const tr = make('tr'), head = make('th'), box = make('input');
    tr.setAttribute('role', 'row');
    head.setAttribute('role', 'rowheader');
    head.scope = 'row';
    box.type = 'checkbox';
    box.id = 'show-' + row.id;
    const label = make('label', '', row.name);
    label.htmlFor = box.id;
    box.addEventListener('change', () => choose(row.id, box.checked));
    const changes = make('div', 'quiet');
    head.append(box, ' ', label, changes);
    const cells = {};
    for (const [name, heading] of [['state', 'state'], ['epoch', 'epoch'], ['left', 'time left'], ['best', 'at best validation'], ['experiment', 'experiment'], ['actions', '']]) {
      const cell = make('td', !heading ? 'plain' : heading === 'epoch' || heading === 'time left' ? 'short' : '');
      cell.setAttribute('role', 'cell');
      cell.dataset.head = heading;
      cells[name] = cell;
    }
    const state = make('span'), damage = make('div', 'damage');
    cells.state.append(state, damage);
    const actions = make('div', 'actions');
    const report = make('a', '', 'Report');
    report.href = 'report?' + query({ run: row.id });
    report.target = '_blank';
    report.rel = 'noopener';
    report.setAttribute('aria-label', 'Report of ' + row.name + ', in a new tab');
    const stop = make('button', '', 'Stop…');
    stop.type = 'button';
    stop.setAttribute('aria-label', 'Stop ' + row.name);
    stop.addEventListener('click', () => askToStop(row.id));
    actions.append(report, stop);
    cells.actions.append(actions);
    tr.append(head, ...Object.values(cells));
    return { row, tr, box, changes, cells, state, damage, report, stop, columns: {}, beginnings: -1, size: 0, fetching: false, again: false };
  }

  function show(run) {
    const row = run.row;
    set(run.state, row.state);
    run.state.className = 'state ' + row.state;
    set(run.damage, row.damage ?? '');
    const damaged = row.state === 'damaged';
    set(run.changes, [row.seed ? 'seed ' + row.seed : '', ...(row.changes ?? []).filter(c => !c.startsWith('seed='))].filter(Boolean).join(', '));
    set(run.cells.epoch, damaged ? '' : row.epochs + (row.epochsInAll ? ' of ' + row.epochsInAll : ''));
    set(run.cells.best, row.best ? row.best + ' ' + row.bestOf + ', epoch ' + row.bestEpoch : damaged ? '' : '–');
    set(run.cells.experiment, damaged ? '' : row.experiment + ' on ' + row.backend);
    run.report.hidden = damaged;
    run.stop.hidden = row.state !== 'running';
    run.box.disabled = damaged;
    showTimeLeft(run);
  }

  function showTimeLeft(run) {
    const { ends, state } = run.row;
    const active = state === 'running' || state === 'stopping';
    set(run.cells.left, !active ? '' : ends === null || ends === undefined ? 'after an epoch' : duration(ends - (Date.now() + clockAhead)));
  }

  function duration(millis) {
    const seconds = Math.round(millis / 1000);
    if (seconds < 2) { return 'seconds'; }
    if (seconds < 90) { return seconds + ' s'; }
    if (seconds < 5400) { return Math.round(seconds / 60) + ' min'; }
    return seconds < 172800 ? (seconds / 3600).toFixed(1) + ' h' : (seconds / 86400).toFixed(1) + ' days';
  }

  /** The latest first; what has no time of its own, as a damaged run, comes last. */
  const sorted = () => [...runs.values()].sort((a, b) => (b.row.started ?? 0) - (a.row.started ?? 0) || (a.row.name < b.row.name ? -1 : 1));

  function arrange() {
    const wanted = $('filter').value.trim().toLowerCase();
    let hidden = 0, place = body.firstElementChild;
    for (const run of sorted()) {
      const text = [run.row.name, run.row.experiment, run.row.state, ...(run.row.changes ?? [])].join(' ').toLowerCase();
      run.tr.hidden = !text.includes(wanted);
      hidden += run.tr.hidden;
      if (run.tr !== place) { body.insertBefore(run.tr, place); } else { place = place.nextElementSibling; }
    }
    $('more').hidden = !hidden;
    set($('more'), hidden + (hidden === 1 ? ' run is' : ' runs are') + ' left out.');
    const all = [...runs.values()], running = all.filter(r => r.row.state === 'running').length;
    set($('counts'), all.length + (all.length === 1 ? ' run' : ' runs') + (running ? ', ' + running + ' of them training' : ''));
  }

  // ---- Which curves ----

  function choose(id, wanted) {
    chosen = new Set(shown().map(run => run.row.id));
    if (wanted && chosen.size >= MOST) {
      runs.get(id).box.checked = false;
      say('Curves of ' + MOST + ' runs are shown at most; a report of several runs takes more.');
      return;
    }
    wanted ? chosen.add(id) : chosen.delete(id);
    refresh();
  }

  /** Without a choice: the runs that train, or else the latest. */
  function shown() {
    const whole = sorted().filter(run => run.row.state !== 'damaged');
    if (chosen) { return whole.filter(run => chosen.has(run.row.id)); }
    const active = whole.filter(run => run.row.state === 'running' || run.row.state === 'stopping');
    return (active.length ? active : whole.slice(0, 1)).slice(0, AUTOMATIC);
  }

  function refresh() {
    const now = shown();
    for (const run of runs.values()) { run.box.checked = now.includes(run); }
    now.forEach(fetchEpochs);
    draw();
  }

  async function fetchEpochs(run) {
    if (run.beginnings === run.row.beginnings && run.size >= run.row.epochs) { return; }
    run.again = run.fetching;
    if (run.fetching) { return; }
    run.fetching = true;
    try {
      const more = await ask('epochs?' + query({ run: run.row.id, from: run.size, beginnings: run.beginnings }));
      if (more.from === 0) { run.columns = {}; }
      for (const [name, values] of Object.entries(more.columns)) {
        run.columns[name] = [...(run.columns[name] ?? Array(more.from).fill(null)), ...values];
      }
      run.beginnings = more.beginnings;
      run.size = more.size;
      draw();
    } catch (e) {
      if (!over && runs.has(run.row.id)) { say(e.message); }
    } finally {
      run.fetching = false;
    }
    // What was told meanwhile may be more than what was fetched.
    if (run.again && !over && runs.has(run.row.id)) { fetchEpochs(run); }
  }

  function boxes(holder, names, isChecked, title, changed) {
    const has = [...holder.querySelectorAll('input')].map(box => box.value);
    if (has.join('\n') === names.join('\n')) { return; }
    holder.querySelectorAll('span').forEach(span => span.remove());
    for (const name of names) {
      const span = make('span'), box = make('input'), label = make('label', '', title(name));
      box.type = 'checkbox';
      box.value = name;
      box.id = holder.id + '-' + name;
      box.checked = isChecked(name);
      label.htmlFor = box.id;
      box.addEventListener('change', () => { changed(name, box.checked); draw(); });
      span.append(box, ' ', label);
      holder.append(span);
    }
  }

  function draw() {
    const now = shown().filter(run => run.size > 0);
    const all = curves.figures(now);
    $('choices').hidden = !all.length;
    $('no-curves').hidden = all.length > 0;
    if (all.length) {
      const first = new Set(['loss', ...now.map(run => run.row.metric)]);
      const wanted = name => figures ? figures.has(name) : first.has(name);
      boxes($('figures'), all, wanted, curves.title, (name, on) => {
        figures = figures ?? new Set(all.filter(wanted));
        on ? figures.add(name) : figures.delete(name);
      });
      boxes($('splits'), curves.splits, name => shownSplits.has(name), name => name, (name, on) => {
        on ? shownSplits.add(name) : shownSplits.delete(name);
      });
      curves.draw(now, all.filter(wanted), shownSplits, $('charts'));
    } else {
      curves.draw([], [], shownSplits, $('charts'));
    }
  }

  // ---- Stopping ----

  let stopping = null;

  function askToStop(id) {
    const { row } = runs.get(id);
    stopping = id;
    set($('stop-heading'), 'Stop ' + row.name + '?');
    const several = row.name.includes('/');
    set($('stop-text'), several ? 'It is one of several runs that are trained by one command, which stops as a whole.' : '');
    set($('stop-resume'), resumed(row));
    $('stop-dialog').showModal();
    $('stop-no').focus();
  }

  /** What goes on with a run: one of several goes on with the others. */
  function resumed(row) {
    const folder = row.name.includes('/') ? row.folder.replace(/[\/\\][^\/\\]+$/, '') : row.folder;
    return 'ranvier train --resume ' + quoted(folder);
  }

  const quoted = path => /^[\w.\/:\\-]+$/.test(path) ? path : "'" + path.replaceAll("'", "'\\''") + "'";

  async function stop() {
    const run = runs.get(stopping);
    $('stop-dialog').close();
    if (!run) { return; }
    try {
      await ask('stop?' + query({ run: run.row.id }), { method: 'POST', headers: { 'X-Ranvier-Token': token } });
      say(run.row.name + ' has been asked to stop; go on with it by: ' + resumed(run.row));
    } catch (e) {
      say(e.message);
    }
  }

  $('stop-yes').addEventListener('click', stop);
  $('stop-no').addEventListener('click', () => $('stop-dialog').close());

  // ---- A sample ----

  let sample = { id: null, epoch: -1, busy: false, rest: 0 };

  function offerSamples() {
    const select = $('sample-run'), whole = sorted().filter(run => run.row.state !== 'damaged');
    const ids = whole.map(run => run.row.id);
    if ([...select.options].map(o => o.value).join() !== ids.join()) {
      const before = select.value;
      select.replaceChildren(...whole.map(run => new Option(run.row.name, run.row.id)));
      if (ids.includes(before)) { select.value = before; }
    }
    const run = runs.get(select.value), splits = run ? Object.keys(run.row.splits ?? {}).sort((a, b) => curves.splits.indexOf(b) - curves.splits.indexOf(a)) : [];
    const split = $('sample-split');
    if ([...split.options].map(o => o.value).join() !== splits.join()) {
      const before = split.value;
      split.replaceChildren(...splits.map(name => new Option(name, name)));
      if (splits.includes(before)) { split.value = before; }
    }
    const most = run?.row.splits?.[split.value];
    if (most) { $('sample-place').max = most - 1; } else { $('sample-place').removeAttribute('max'); }
    $('sample-show').disabled = !run;
  }

  async function showSample() {
    const run = runs.get($('sample-run').value);
    if (!run || sample.busy) { return; }
    const begin = performance.now();
    sample = { id: run.row.id, epoch: run.row.epochs, busy: true, rest: 0 };
    set($('sample-said'), 'Running the network of ' + run.row.name + ' …');
    try {
      const picture = await ask('sample?' + query({ run: run.row.id, split: $('sample-split').value, place: $('sample-place').value }));
      const image = $('sample-picture');
      image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(picture.svg);
      image.alt = picture.says;
      set($('sample-caption'), picture.title + '. ' + run.row.name + (picture.epoch ? ' after epoch ' + picture.epoch : ' before training') + '.');
      $('sample-figure').hidden = false;
      set($('sample-said'), '');
    } catch (e) {
      set($('sample-said'), e.message);
    }
    // A training goes on beside it: of the time, no more than a tenth is for pictures.
    sample.busy = false;
    sample.rest = performance.now() + 9 * (performance.now() - begin);
  }

  function follow() {
    const run = runs.get(sample.id);
    if ($('sample-follow').checked && run && run.row.epochs !== sample.epoch && performance.now() > sample.rest) { showSample(); }
  }

  $('sample-form').addEventListener('submit', event => { event.preventDefault(); showSample(); });
  $('sample-run').addEventListener('change', offerSamples);
  $('sample-split').addEventListener('change', offerSamples);
  $('filter').addEventListener('input', arrange);

  // ---- What the server tells ----

  function connection(state, text) {
    $('connection').className = 'state ' + state;
    set($('connection'), text);
  }

  const events = new EventSource('events');
  let failures = 0;

  function end(text) {
    events.close();
    over = true;
    connection('lost', 'ended');
    say(text);
  }

  events.addEventListener('open', () => {
    failures = 0;
    connection('live', 'live');
  });
  events.addEventListener('error', () => {
    failures++;
    if (failures < TRIES && events.readyState !== EventSource.CLOSED) {
      connection('lost', 'connecting again');
    } else {
      end('The dashboard does not answer any more; load this page again once it does.');
    }
  });
  events.addEventListener('end', () => end('The dashboard has ended; start it again with: ranvier dashboard. It prints a new address.'));
  events.addEventListener('runs', event => {
    const told = JSON.parse(event.data);
    clockAhead = told.now - Date.now();
    for (const id of told.gone) {
      runs.get(id)?.tr.remove();
      runs.delete(id);
    }
    for (const row of told.rows) {
      if (!runs.has(row.id)) { runs.set(row.id, newRun(row)); }
      const run = runs.get(row.id);
      run.row = row;
      show(run);
    }
    $('note').hidden = !told.note;
    set($('note'), told.note);
    arrange();
    offerSamples();
    refresh();
    follow();
  });

  setInterval(() => {
    runs.forEach(showTimeLeft);
    follow();
  }, 1000);
  let timer = 0;
  addEventListener('resize', () => { clearTimeout(timer); timer = setTimeout(draw, 150); });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
})();
