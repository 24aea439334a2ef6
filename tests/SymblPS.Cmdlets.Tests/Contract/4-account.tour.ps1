# Account objects.

# step: create trackers, one and several
$tracker = New-SymblTracker 'Cancellation' 'cancel my account', 'close the account', 'end the contract', 'terminate', 'leave you' -Description 'Wants to leave' -Category retention -Language en-US
$more = @(
    [pscustomobject]@{ Name = 'Greeting'; Vocabulary = 'good morning;good afternoon;hello there;welcome;nice to meet you' }
    [pscustomobject]@{ Name = 'Escalation'; Vocabulary = 'your manager;a supervisor;file a complaint;legal action;ombudsman' }
) | New-SymblTracker

# step: trackers of a service with the older paths
# without: POST /v1/manage/trackers
# without: * /v1/manage/trackers/*
$old = New-SymblTracker 'Older' 'one two', 'three four', 'five six', 'seven eight', 'nine ten' -Connection (Connect-Symbl -BaseUri $service -Credential $application -Name elder -PassThru)
$old | Get-SymblTracker -Connection elder | Out-Null
$old | Set-SymblTracker -AddVocabulary 'eleven' -Connection elder
$old | Remove-SymblTracker -Connection elder -Confirm:$false
Connect-Symbl -BaseUri $service -Credential $application

# step: get trackers
Get-SymblTracker | Out-Null
Get-SymblTracker Cancellation | Out-Null
$tracker | Get-SymblTracker | Out-Null

# step: change and remove trackers
$tracker | Set-SymblTracker -Description 'Wants to go' -AddVocabulary 'switch provider' -PassThru | Out-Null
$more | Remove-SymblTracker -Confirm:$false

# step: create entity definitions, one and several
$entity = New-SymblEntityDefinition Product Router 'router', 'fibre box' -Category Custom
$entities = @(
    [pscustomobject]@{ Type = 'Place'; SubType = 'Branch'; Value = 'Maplewick'; Category = 'Custom' }
    [pscustomobject]@{ Type = 'Place'; SubType = 'Depot'; Value = 'Oldham'; Category = 'Custom' }
) | New-SymblEntityDefinition

# step: get, change and remove entity definitions
Get-SymblEntityDefinition | Out-Null
$entity | Get-SymblEntityDefinition | Out-Null
$entity | Set-SymblEntityDefinition -AddValue 'hub'
$entity | Remove-SymblEntityDefinition -Confirm:$false
Remove-SymblEntityDefinition -SubType Branch, Depot -Confirm:$false

# step: entity definitions of a service with the older paths
# without: * /v1/manage/entities
# without: * /v1/manage/entities/*
Connect-Symbl -BaseUri $service -Credential $application -Name elder
$old = New-SymblEntityDefinition Product Switch 'switch' -Connection elder
$old | Get-SymblEntityDefinition -Connection elder | Out-Null
$old | Set-SymblEntityDefinition -AddValue 'hub' -Connection elder
$old | Remove-SymblEntityDefinition -Connection elder -Confirm:$false
Connect-Symbl -BaseUri $service -Credential $application

# step: conversation groups and their conversations
$group = New-SymblConversationGroup 'Tour' 'conversation.metadata.team==north' -Description 'All of the tour'
$groups = @(
    [pscustomobject]@{ Name = 'North'; Criteria = 'conversation.metadata.team==north' }
    [pscustomobject]@{ Name = 'South'; Criteria = 'conversation.metadata.team==south' }
) | New-SymblConversationGroup
Get-SymblConversationGroup | Out-Null
$group | Get-SymblConversationGroup | Out-Null
$group | Set-SymblConversationGroup -Description 'Everything of the tour'
Get-SymblConversation -GroupId $group.GroupId | Out-Null
$groups | Remove-SymblConversationGroup -Confirm:$false

# step: call score criteria and a scorecard
$criterion = New-SymblCallScoreCriterion 'Politeness' @{ Question = 'Did the agent greet the caller?'; Priority = 'high' }, 'Did the agent say thank you?' -Description 'How polite' -Tag service
Get-SymblCallScoreCriterion | Out-Null
$criterion | Get-SymblCallScoreCriterion | Out-Null
$criterion | Set-SymblCallScoreCriterion -Description 'How polite the agent is'
$whole = $criterion | Get-SymblCallScoreCriterion
$whole | Set-SymblCallScoreCriterion
$card = New-SymblScorecard 'Service' $criterion.CriterionId -Description 'Calls about service' -Tag service
Get-SymblScorecard | Out-Null
$card | Get-SymblScorecard | Out-Null
$card | Set-SymblScorecard -Description 'All calls about service'
Set-SymblScorecard -InputObject ($card | Get-SymblScorecard)
Set-SymblCallScoreCriterion -InputObject $whole

# step: assistants
$assistant = New-SymblAssistant 'Helper' 'Helps agents in calls'
Get-SymblAssistant | Out-Null
$assistant | Get-SymblAssistant | Out-Null
$assistant | Set-SymblAssistant -Description 'Helps new agents in calls'
Set-SymblAssistant -InputObject ($assistant | Get-SymblAssistant)

# step: settings
Get-SymblSetting | Out-Null
Set-SymblSetting /redaction/type obfuscation
Set-SymblSetting -Setting @{ redaction = @{ type = 'default' } }
