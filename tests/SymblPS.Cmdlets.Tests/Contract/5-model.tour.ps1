# The language model.

# step: generate from a prompt, whole and in pieces
Invoke-SymblNebula -Prompt 'Say this again' -MaxTokens 64 -Temperature 0.2 -TopP 0.9 -StopSequence 'END' | Out-Null
Invoke-SymblNebula -Prompt 'Say this again' -Stream | Out-Null

# step: generate about a conversation
$call | Invoke-SymblNebula -Instruction 'What was it about?' | Out-Null

# step: chat, whole and in pieces
$chat = Invoke-SymblNebula -Message 'Hello' -System 'Be brief'
Invoke-SymblNebula -Message 'And again' -Stream | Out-Null

# step: embed a text
Invoke-SymblNebula -Embed 'a text' | Out-Null
