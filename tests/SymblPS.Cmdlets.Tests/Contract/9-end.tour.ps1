# The end.

# step: delete a conversation
$far | Remove-SymblConversation -Confirm:$false
