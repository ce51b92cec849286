/** The Emscripten modules come without types: each is a maker of a module that holds decoder classes by name. */
declare module '@cornerstonejs/codec-charls/decodewasmjs' {
  const make: import('./wasmModule').MakeModule
  export default make
}
declare module '@cornerstonejs/codec-openjpeg/decodewasmjs' {
  const make: import('./wasmModule').MakeModule
  export default make
}
declare module '@cornerstonejs/codec-openjph/wasmjs' {
  const make: import('./wasmModule').MakeModule
  export default make
}
